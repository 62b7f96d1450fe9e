import { useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Inbox } from '../../ui/icons.ts';
import { Sheet } from '../../ui/Sheet.tsx';

/** The rarer things a holder can do. */
export function MoreSheet({
  name,
  wide,
  onClose,
  onRelease,
}: {
  name: string;
  wide: boolean;
  onClose: () => void;
  onRelease: () => void;
}) {
  const t = useWords();
  return (
    <Sheet
      title={name}
      closeLabel={t('handBack.cancel')}
      wide={wide}
      onClose={onClose}
      foot={<Button grow label={t('handBack.cancel')} onPress={onClose} />}
    >
      <Button icon={Inbox} label={t('conversation.release')} onPress={onRelease} />
    </Sheet>
  );
}
