import type { QuietHours, QuietWindow } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import { dayMark, fitting, MOST_WINDOWS, toggledDay, WEEKEND, windowsOf } from './quiet.ts';
import { TimeStepper } from './TimeStepper.tsx';
import { ZoneLine } from './ZoneLine.tsx';

type Props = { hours: QuietHours; wide: boolean; onChange: (hours: QuietHours) => void };

/** The windows of quiet, each with its days: weeknights, and all weekend; and by whose clocks. */
export function Hours({ hours, wide, onChange }: Props) {
  const t = useWords();
  const styles = useStyles();
  const windows = windowsOf(hours);
  const set = (next: QuietWindow[]) => onChange(fitting(hours, next));
  return (
    <View style={{ gap: 16 }}>
      {windows.map((window, n) => (
        <View key={n} style={[styles.window, n > 0 && styles.hair]}>
          <Window
            window={window}
            onChange={(next) => set(windows.map((one, place) => (place === n ? next : one)))}
          />
          {windows.length > 1 && (
            <Button
              size="sm"
              label={t('alerts.removeWindow')}
              onPress={() => set(windows.filter((_one, place) => place !== n))}
            />
          )}
        </View>
      ))}
      {windows.length < MOST_WINDOWS && (
        <View style={{ alignItems: 'flex-start' }}>
          <Button size="sm" label={t('alerts.addWindow')} onPress={() => set([...windows, WEEKEND])} />
        </View>
      )}
      <ZoneLine zone={hours.zone} wide={wide} onChange={(zone) => onChange({ ...hours, zone })} />
    </View>
  );
}

function Window({ window, onChange }: { window: QuietWindow; onChange: (window: QuietWindow) => void }) {
  const t = useWords();
  const styles = useStyles();
  return (
    <View style={{ gap: 12 }}>
      <View style={styles.wrap}>
        <TimeStepper
          label={t('alerts.from')}
          time={window.start}
          onChange={(start) => onChange({ ...window, start })}
        />
        <TimeStepper
          label={t('alerts.to')}
          time={window.end}
          onChange={(end) => onChange({ ...window, end })}
        />
      </View>
      {window.start === window.end && (
        <Text size="meta" color="text2">
          {t('alerts.allDay')}
        </Text>
      )}
      <View style={styles.days} role="group" aria-label={t('alerts.nights')}>
        {[1, 2, 3, 4, 5, 6, 0].map((day) => {
          const on = window.days.includes(day);
          return (
            <Touchable
              key={day}
              role="checkbox"
              aria-checked={on}
              aria-label={t(`alerts.day.${day as 0}`)}
              onPress={() => onChange(toggledDay(window, day))}
              style={[styles.day, on && styles.on]}
            >
              <Text size="support" weight="semibold" color={on ? 'onAccent' : 'text2'}>
                {dayMark(t(`alerts.day.${day as 0}`))}
              </Text>
            </Touchable>
          );
        })}
      </View>
    </View>
  );
}

const useStyles = themed((color) => ({
  window: { gap: 12, alignItems: 'flex-start' },
  hair: { borderTopWidth: 1, borderColor: color.line, paddingTop: 16 },
  wrap: { flexDirection: 'row', flexWrap: 'wrap', gap: 8 },
  day: {
    width: 36,
    height: 36,
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: 20,
    backgroundColor: color.sunken,
  },
  on: { backgroundColor: color.accentSolid },
  days: { flexDirection: 'row', flexWrap: 'wrap', gap: 6 },
}));
