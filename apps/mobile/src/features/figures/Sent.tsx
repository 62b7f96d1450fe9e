import type { AlertFigures } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { durationLabel } from '../../model/duration.ts';
import { Card } from '../../ui/Card.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';

/** What was sent, by kind and transport, with how fast; from the decision to the push service's answer. */
export function Sent({ sent }: { sent: AlertFigures['sent'] }) {
  const t = useWords();
  const styles = useStyles();
  if (sent.length === 0) return <Text color="text2">{t('figures.nothingSent')}</Text>;
  return (
    <Card>
      {sent.map(({ kind, transport, p50Ms, p99Ms, ...counts }, n) => (
        <View key={`${kind} ${transport}`} style={[styles.row, n > 0 && styles.hair]}>
          <View style={{ flexDirection: 'row', gap: 8, alignItems: 'baseline' }}>
            <Text weight="medium" style={{ flex: 1 }}>
              {t(`figures.kind.${kind}`, { defaultValue: kind })}
            </Text>
            <Text size="support" color="text3">
              {t(`push.transport.${transport}`, { defaultValue: transport })}
            </Text>
          </View>
          <Text size="support" color={counts.failed > 0 ? 'warn' : 'text2'} tabular>
            {t('figures.counts', counts)}
          </Text>
          {p50Ms !== null && p99Ms !== null && (
            <View style={{ flexDirection: 'row', gap: 24 }}>
              <Latency words={t('figures.half')} ms={p50Ms} />
              <Latency words={t('figures.almost')} ms={p99Ms} />
            </View>
          )}
        </View>
      ))}
    </Card>
  );
}

function Latency({ words, ms }: { words: string; ms: number }) {
  return (
    <Text size="support" color="text2">
      {words}{' '}
      <Text size="support" weight="semibold" tabular>
        {ms < 1000 ? `${ms} ms` : durationLabel(ms)}
      </Text>
    </Text>
  );
}

const useStyles = themed((color) => ({
  row: { gap: 4, paddingHorizontal: 16, paddingVertical: 12 },
  hair: { borderTopWidth: 1, borderColor: color.line },
}));
