import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { timeLabel } from '../../model/age.ts';
import { secondsLabel } from '../../model/duration.ts';
import type { Tested } from '../../push/ring.ts';
import type { PushState } from '../../push/usePush.ts';
import type { PushPort } from '../../push/contract.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { AlertTriangle, Check } from '../../ui/icons.ts';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { verdictOf } from './verdict.ts';

/** The verdict on this device first, then what it rests on, then the one tap that mends it. */
export function WakeCard({ push, transport }: { push: PushState; transport: PushPort['transport'] }) {
  const t = useWords();
  const styles = useStyles();
  if (push.standing === null) return null;
  const { standing, glyph, good, checks } = verdictOf(push.standing);
  return (
    <Card style={styles.card}>
      <View style={styles.head}>
        <View style={[styles.tile, !good && styles.asleep]}>
          <Icon of={glyph} color={good ? 'ok' : 'warn'} />
        </View>
        <View style={{ flex: 1 }}>
          <Text size="card" role="heading" aria-level={2}>
            {t(`push.${standing}.title`)}
          </Text>
          <Text size="support" color="text2" tabular>
            {push.tested ? testedWords(push.tested, t) : t(`push.${standing}.why`)}
          </Text>
        </View>
      </View>
      <View>
        {checks.map(({ key, passed }) => (
          <Line
            key={key}
            name={t(`push.check.${key}`)}
            value={passed ? t('push.check.yes') : t('push.check.no')}
            passed={passed}
          />
        ))}
        {good && <Line name={t('push.check.through')} value={t(`push.transport.${transport}`)} passed />}
      </View>
      {push.failed !== null && (
        <Text size="support" color="warn" role="alert">
          {t('settings.failedWhy', { why: push.failed })}
        </Text>
      )}
      {standing === 'off' && (
        <Button
          kind="primary"
          disabled={push.busy}
          label={push.busy ? t('settings.checking') : t('settings.turnOn')}
          onPress={push.turnOn}
        />
      )}
      {standing === 'ready' && (
        <View style={styles.acts}>
          <Button
            size="sm"
            grow
            disabled={push.busy}
            label={push.busy ? t('settings.checking') : t('push.test')}
            onPress={push.test}
          />
          <Button
            size="sm"
            kind="ghost"
            disabled={push.busy}
            label={t('settings.turnOff')}
            onPress={push.turnOff}
          />
        </View>
      )}
    </Card>
  );
}

function testedWords({ at, rangMs }: Tested, t: ReturnType<typeof useWords>): string {
  const time = timeLabel(at);
  return rangMs === null
    ? t('push.silent', { time })
    : t('push.rang', { time, seconds: secondsLabel(rangMs) });
}

function Line({ name, value, passed }: { name: string; value: string; passed: boolean }) {
  const styles = useStyles();
  return (
    <View style={styles.line}>
      <Icon of={passed ? Check : AlertTriangle} size={16} color={passed ? 'ok' : 'warn'} />
      <Text size="support" weight="medium" style={{ flex: 1 }}>
        {name}
      </Text>
      <Text size="support" color="text2">
        {value}
      </Text>
    </View>
  );
}

const useStyles = themed((color) => ({
  card: { paddingVertical: 14, paddingHorizontal: 16, gap: 12 },
  head: { flexDirection: 'row', gap: 12, alignItems: 'center' },
  tile: {
    width: 40,
    height: 40,
    borderRadius: 10,
    alignItems: 'center',
    justifyContent: 'center',
    backgroundColor: color.botSoft,
  },
  acts: { flexDirection: 'row', gap: 8 },
  asleep: { backgroundColor: color.warnSoft },
  line: { flexDirection: 'row', alignItems: 'center', gap: 8, paddingVertical: 6 },
}));
