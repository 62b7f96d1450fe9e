import type { HandoffPolicy } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { durationLabel } from '../../model/duration.ts';
import { Card } from '../../ui/Card.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { ladderOf } from './fields.ts';
import type { Rung } from './fields.ts';

/** What happens to a customer for whom nobody comes, minute by minute. */
export function RingLadder({ policy }: { policy: HandoffPolicy }) {
  const t = useWords();
  const styles = useStyles();
  const rungs = ladderOf(policy);
  return (
    <Card style={styles.card}>
      <Text weight="semibold">{t('policy.ladder.title')}</Text>
      <View>
        {rungs.map((rung, n) => (
          <Step key={rung.what} rung={rung} last={n === rungs.length - 1} />
        ))}
      </View>
    </Card>
  );
}

function Step({ rung, last }: { rung: Rung; last: boolean }) {
  const t = useWords();
  const styles = useStyles();
  const { at, what, ring } = rung;
  return (
    <View style={styles.step}>
      <View style={styles.at}>
        <Text size="support" color="text2" tabular>
          {at === 0 ? t('policy.ladder.now') : durationLabel(at)}
        </Text>
      </View>
      <View style={styles.rail}>
        <View style={[styles.dot, ring !== undefined && styles.ring, what === 'over' && styles.over]} />
        {!last && <View style={styles.line} />}
      </View>
      <Text size="support" color={what === 'over' ? 'warn' : 'text'} style={styles.words}>
        {t(`policy.ladder.${what}`, { ring: ring ?? 0 })}
      </Text>
    </View>
  );
}

const useStyles = themed((color) => ({
  card: { paddingVertical: 14, paddingHorizontal: 16, gap: 10 },
  step: { flexDirection: 'row', gap: 12, minHeight: 30 },
  at: { width: 56, alignItems: 'flex-end' },
  rail: { width: 10, alignItems: 'center', paddingTop: 4 },
  dot: { width: 10, height: 10, borderRadius: 5, borderWidth: 2, borderColor: color.lineStrong },
  ring: { backgroundColor: color.accentSolid, borderColor: color.accentSolid },
  over: { backgroundColor: color.warnSolid, borderColor: color.warnSolid },
  line: { flex: 1, width: 2, backgroundColor: color.line, marginVertical: 2 },
  words: { flex: 1, paddingBottom: 8 },
}));
