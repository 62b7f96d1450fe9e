import { View } from 'react-native';
import type { StepShown } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { durationLabel, timesLabel } from '../../model/duration.ts';
import { clockLabel } from '../../model/wait.ts';
import { AverageBar } from '../../ui/AverageBar.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { radius } from '../../ui/tokens.ts';

/** Seen from across the room: amber edge, hatched bar past its mark, the time in large, and words. */
export function StuckStep({ step, tookMs }: { step: StepShown; tookMs: number }) {
  const t = useWords();
  const styles = useStyles();
  const times = timesLabel(tookMs, step.averageMs);
  return (
    <View style={styles.card}>
      <View style={styles.line}>
        <Text size="card" style={{ flex: 1 }}>
          {step.name}
        </Text>
        <Text size="pane" color="warn" tabular>
          {clockLabel(tookMs)}
        </Text>
      </View>
      <View style={{ marginVertical: 6 }}>
        <AverageBar tookMs={tookMs} averageMs={step.averageMs} tone="stuck" height={14} />
      </View>
      <View style={styles.line}>
        <Text size="support" color="text2" style={{ flex: 1 }}>
          {step.averageMs === null
            ? t('run.noAverage')
            : t('run.average', { time: durationLabel(step.averageMs) })}
        </Text>
        {times !== null && (
          <Text size="support" weight="semibold" color="warn" tabular>
            {t('run.times', { times })}
          </Text>
        )}
      </View>
      <Text size="support" color="text2">
        {step.slowestMs === null
          ? t('run.stuckLimit', { time: durationLabel(step.stuckAfterMs) })
          : t(tookMs > step.slowestMs ? 'run.stuckHistory' : 'run.stuckSlowest', {
              time: durationLabel(step.slowestMs),
            })}
      </Text>
    </View>
  );
}

const useStyles = themed((color) => ({
  card: {
    gap: 8,
    padding: 14,
    borderWidth: 1.5,
    borderColor: color.warnSolid,
    borderRadius: radius.claim,
    backgroundColor: color.warnSoft,
  },
  line: { flexDirection: 'row', alignItems: 'baseline', gap: 12 },
}));
