import { useWords } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { AlertTriangle, X } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';

/** What the server said no to, and why. */
export function Refusal({ code, onClose }: { code: string; onClose: () => void }) {
  const t = useWords();
  return (
    <Notice
      assertive
      lead={<Icon of={AlertTriangle} color="warn" />}
      title={t('refused.title')}
      why={t(`refused.${code}`, { defaultValue: t('refused.other') })}
      code={code}
      action={<IconButton icon={X} label={t('handBack.cancel')} onPress={onClose} />}
    />
  );
}
