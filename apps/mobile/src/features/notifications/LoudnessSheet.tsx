import type { Loudness } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { OptionSheet } from '../../ui/OptionSheet.tsx';
import type { LayerWords } from './layer-words.ts';
import { LOUDNESS } from './settings-of.ts';
import type { KindRow } from './settings-of.ts';

type Props = {
  row: KindRow;
  wide: boolean;
  words: LayerWords;
  onChoose: (loudness: Loudness) => void;
  /** `null` while it cannot be given back. */
  onInherit: (() => void) | null;
  onClose: () => void;
};

/** How loud one kind of push is, each with what it does on a phone. */
export function LoudnessSheet({ row, wide, words, onChoose, onInherit, onClose }: Props) {
  const t = useWords();
  return (
    <OptionSheet
      wide={wide}
      title={words.kind(row.kind)}
      why={words.whose(row.inherited)}
      closeLabel={t('alerts.close')}
      onClose={onClose}
      label={t('alerts.howLoud')}
      value={row.loudness}
      options={LOUDNESS.map((value) => ({
        value,
        label: t(`alerts.loudness.${value}`),
        why: t(`alerts.loudnessWhy.${value}`),
      }))}
      onChoose={onChoose}
      foot={
        <>
          {row.inherited === null && onInherit && (
            <Button grow label={t('alerts.inherit')} onPress={onInherit} />
          )}
          <Button grow kind="primary" label={t('alerts.close')} onPress={onClose} />
        </>
      }
    />
  );
}
