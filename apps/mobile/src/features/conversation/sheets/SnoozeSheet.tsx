import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../../i18n/i18n.ts';
import { dateLabel, timeLabel } from '../../../model/age.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Minus, Plus } from '../../../ui/icons.ts';
import { Sheet } from '../../../ui/Sheet.tsx';
import { Text } from '../../../ui/Text.tsx';
import { themed } from '../../../ui/theme.tsx';
import { Touchable } from '../../../ui/Touchable.tsx';
import { moved, snoozeTimes } from './snooze-times.ts';

type Props = { busy: boolean; wide: boolean; onSnooze: (until: number) => void; onClose: () => void };

/** Until when it is put off; the customer's next word ends it anyway. */
export function SnoozeSheet({ busy, wide, onSnooze, onClose }: Props) {
  const t = useWords();
  const [now] = useState(Date.now);
  const [picked, setPicked] = useState<number | null>(null);
  return (
    <Sheet
      title={t('aside.snoozeTitle')}
      why={t('aside.snoozeWhy')}
      closeLabel={t('handBack.cancel')}
      wide={wide}
      onClose={onClose}
      foot={
        <>
          {picked !== null && (
            <Button
              kind="primary"
              grow
              disabled={busy}
              label={t('aside.snoozeUntil', { time: fullLabel(picked) })}
              onPress={() => onSnooze(picked)}
            />
          )}
          <Button grow={picked === null} label={t('handBack.cancel')} onPress={onClose} />
        </>
      }
    >
      {picked === null ? (
        <Times
          now={now}
          busy={busy}
          onChoose={onSnooze}
          onPick={() => setPicked(snoozeTimes(now).find(({ key }) => key === 'tomorrow')!.at)}
        />
      ) : (
        <View style={{ gap: 12 }}>
          <Stepper
            label={t('aside.day')}
            value={dateLabel(picked, { weekday: 'long', day: 'numeric', month: 'long' })}
            onStep={(days) => setPicked(moved(picked, { days }, now))}
          />
          <Stepper
            label={t('aside.time')}
            value={timeLabel(picked)}
            onStep={(steps) => setPicked(moved(picked, { steps }, now))}
          />
        </View>
      )}
    </Sheet>
  );
}

type TimesProps = { now: number; busy: boolean; onChoose: (at: number) => void; onPick: () => void };

function Times({ now, busy, onChoose, onPick }: TimesProps) {
  const t = useWords();
  const styles = useStyles();
  return (
    <View>
      {snoozeTimes(now).map(({ key, at }) => (
        <Touchable
          key={key}
          aria-label={`${t(`aside.times.${key}`)}, ${fullLabel(at)}`}
          disabled={busy}
          onPress={() => onChoose(at)}
          style={styles.time}
          active={({ hovered }) => hovered && styles.hovered}
        >
          <Text weight="medium" style={{ flex: 1 }}>
            {t(`aside.times.${key}`)}
          </Text>
          <Text size="support" color="text2" tabular>
            {key === 'hour' || key === 'evening' ? timeLabel(at) : fullLabel(at)}
          </Text>
        </Touchable>
      ))}
      <Touchable onPress={onPick} style={styles.time} active={({ hovered }) => hovered && styles.hovered}>
        <Text weight="medium" color="accent">
          {t('aside.times.pick')}
        </Text>
      </Touchable>
    </View>
  );
}

const fullLabel = (at: number): string =>
  `${dateLabel(at, { weekday: 'short', day: 'numeric', month: 'short' })}, ${timeLabel(at)}`;

function Stepper({ label, value, onStep }: { label: string; value: string; onStep: (by: 1 | -1) => void }) {
  const t = useWords();
  const styles = useStyles();
  return (
    <View style={styles.stepper}>
      <Text size="support" weight="medium" color="text2" style={{ width: 56 }}>
        {label}
      </Text>
      <IconButton icon={Minus} label={t('aside.earlier', { label })} onPress={() => onStep(-1)} />
      <Text weight="semibold" tabular aria-live="polite" style={{ flex: 1, textAlign: 'center' }}>
        {value}
      </Text>
      <IconButton icon={Plus} label={t('aside.later', { label })} onPress={() => onStep(1)} />
    </View>
  );
}

const useStyles = themed((color) => ({
  time: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 48,
    paddingHorizontal: 8,
    borderRadius: 8,
    outlineOffset: -2,
  },
  hovered: { backgroundColor: color.sunken },
  stepper: {
    flexDirection: 'row',
    alignItems: 'center',
    paddingStart: 12,
    borderWidth: 1,
    borderColor: color.line,
    borderRadius: 10,
  },
}));
