import type { MemberPeace, MemberPeaceChange } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { timeLabel } from '../../model/age.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Override } from './Override.tsx';
import { isSnoozed, snoozes } from './quiet.ts';
import { QuietTime } from './QuietTime.tsx';

type Props = {
  peace: MemberPeace;
  now: number;
  zone: string;
  wide: boolean;
  busy: boolean;
  onChange: (change: MemberPeaceChange) => void;
};

/** When a member wants peace: now for a while, and every night. Escalations come through unless they say otherwise. */
export function PeaceCard({ peace, now, zone, wide, busy, onChange }: Props) {
  const styles = useStyles();
  return (
    <Card style={styles.card}>
      <Snooze peace={peace} now={now} onChange={onChange} />
      <QuietTime peace={peace} zone={zone} wide={wide} busy={busy} onChange={onChange} />
      <Override peace={peace} busy={busy} onChange={onChange} />
    </Card>
  );
}

function Snooze({ peace, now, onChange }: Pick<Props, 'peace' | 'now' | 'onChange'>) {
  const t = useWords();
  const styles = useStyles();
  if (isSnoozed(peace, now))
    return (
      <View style={styles.toggle}>
        <Text weight="medium" style={styles.words}>
          {t('alerts.snoozedUntil', { time: timeLabel(peace.snoozedUntil!) })}
        </Text>
        <Button size="sm" label={t('alerts.wake')} onPress={() => onChange({ snoozedUntil: null })} />
      </View>
    );
  return (
    <View style={{ gap: 8 }}>
      <Text weight="medium">{t('alerts.snooze')}</Text>
      <View style={styles.wrap}>
        {snoozes(now).map(({ key, until }) => (
          <Button
            key={key}
            size="sm"
            label={t(`alerts.snoozeFor.${key}`)}
            onPress={() => onChange({ snoozedUntil: until })}
          />
        ))}
      </View>
    </View>
  );
}

const useStyles = themed(() => ({
  card: { paddingVertical: 14, paddingHorizontal: 16, gap: 16 },
  toggle: { flexDirection: 'row', alignItems: 'center', gap: 12, minHeight: 44 },
  words: { flex: 1, gap: 2 },
  wrap: { flexDirection: 'row', flexWrap: 'wrap', gap: 8 },
}));
