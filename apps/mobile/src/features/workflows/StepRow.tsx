import type { WorkflowDetail } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { durationLabel } from '../../model/duration.ts';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { StepLimit } from './StepLimit.tsx';

type Props = {
  step: WorkflowDetail['steps'][number];
  workflow: WorkflowDetail;
  first: boolean;
  wide: boolean;
  onSaved: () => void;
};

/** What one step usually takes, when it is stuck and why then. */
export function StepRow({ step, workflow, first, wide, onSaved }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { name, done, averageMs, p95Ms, slowestMs, stuckAfterMs, limitMs } = step;
  const facts: [string, number | null][] = [
    [t('workflows.average'), averageMs],
    [t('workflows.p95'), p95Ms],
    [t('workflows.slowest'), slowestMs],
  ];
  const rule = averageMs !== null ? 'byHistory' : limitMs !== null ? 'byOwnLimit' : 'byLimit';
  return (
    <View style={[styles.step, !first && styles.hair]}>
      <View style={{ flexDirection: 'row', gap: 12 }}>
        <Text weight="medium" style={{ flex: 1 }}>
          {name}
        </Text>
        <Text size="support" color="text2">
          {t('workflows.done', { count: done })}
        </Text>
      </View>
      <View style={styles.facts}>
        {facts.map(([label, ms]) => (
          <View key={label} style={styles.fact}>
            <Text size="support" weight="semibold" tabular>
              {ms === null ? '–' : durationLabel(ms)}
            </Text>
            <Text size="meta" color="text3">
              {label}
            </Text>
          </View>
        ))}
      </View>
      <Text size="support" color="text2">
        {t('workflows.stuckAfter', { time: durationLabel(stuckAfterMs) })}
        {' · '}
        {t(`workflows.${rule}`)}
      </Text>
      <StepLimit step={step} workflow={workflow} wide={wide} onSaved={onSaved} />
    </View>
  );
}

const useStyles = themed((color) => ({
  step: { paddingHorizontal: 16, paddingTop: 12, paddingBottom: 8, gap: 8 },
  hair: { borderTopWidth: 1, borderColor: color.line },
  facts: { flexDirection: 'row', gap: 12 },
  fact: { flex: 1, gap: 1 },
}));
