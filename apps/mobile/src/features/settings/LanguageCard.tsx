import { useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { LANGUAGES, OWN_NAMES } from '../../i18n/language.ts';
import { useLanguageChoice } from '../../preferences/language-choice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Languages } from '../../ui/icons.ts';
import { LinkRow } from '../../ui/LinkRow.tsx';
import { OptionSheet } from '../../ui/OptionSheet.tsx';

/** What the app speaks: as the system, or as was chosen on this device. */
export function LanguageCard({ wide }: { wide: boolean }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { choice, choose } = useLanguageChoice();
  const close = () => setOpen(false);
  const nameOf = (value: typeof choice) =>
    value === 'system' ? t('settings.languageSystem') : OWN_NAMES[value];
  return (
    <Card>
      <LinkRow
        icon={Languages}
        label={nameOf(choice)}
        hint={t('settings.languageNow', { value: nameOf(choice) })}
        first
        onPress={() => setOpen(true)}
      />
      {open && (
        <OptionSheet
          wide={wide}
          title={t('settings.language')}
          label={t('settings.language')}
          closeLabel={t('settings.done')}
          onClose={close}
          value={choice}
          options={(['system', ...LANGUAGES] as const).map((value) => ({ value, label: nameOf(value) }))}
          onChoose={choose}
          foot={<Button grow kind="primary" label={t('settings.done')} onPress={close} />}
        />
      )}
    </Card>
  );
}
