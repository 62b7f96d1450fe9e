import { useWords } from '../../i18n/i18n.ts';
import { durationLabel } from '../../model/duration.ts';
import { Button } from '../../ui/Button.tsx';
import { OptionSheet } from '../../ui/OptionSheet.tsx';

const MINUTE = 60_000;
const OFFERED = [1, 2, 5, 10, 15, 30, 60, 120, 480, 1440].map((minutes) => minutes * MINUTE);

type Props = {
  title: string;
  /** Whose word the limit is. */
  source: string;
  limitMs: number;
  /** What would count without an own limit, in milliseconds; `null` where there is nothing to go back to. */
  reset: number | null;
  wide: boolean;
  onChoose: (limitMs: number | null) => void;
  onClose: () => void;
};

/** After how long a step without enough history is stuck. */
export function LimitSheet({ title, source, limitMs, reset, wide, onChoose, onClose }: Props) {
  const t = useWords();
  const offers = [...new Set([...OFFERED, limitMs])].sort((a, b) => a - b);
  return (
    <OptionSheet
      wide={wide}
      title={title}
      why={source}
      closeLabel={t('alerts.close')}
      onClose={onClose}
      label={title}
      value={limitMs}
      options={offers.map((value) => ({ value, label: durationLabel(value) }))}
      onChoose={onChoose}
      foot={
        <>
          {reset !== null && (
            <Button
              grow
              label={t('policy.reset', { value: durationLabel(reset) })}
              onPress={() => onChoose(null)}
            />
          )}
          <Button grow kind="primary" label={t('alerts.close')} onPress={onClose} />
        </>
      }
    />
  );
}
