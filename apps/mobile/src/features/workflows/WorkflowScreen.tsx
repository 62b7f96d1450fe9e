import type { WorkflowDetail } from '@baton/protocol';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useAnswer } from '../../live/answers.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { durationLabel } from '../../model/duration.ts';
import { Card } from '../../ui/Card.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { LimitCard } from './LimitCard.tsx';

type Props = { workflowId: string; wide: boolean; onBack: () => void };

/** One workflow: its limit, and what each of its steps usually takes. */
export function WorkflowScreen({ workflowId, wide, onBack }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const { data, code, again } = useAnswer<WorkflowDetail>(`/v1/workflows/${workflowId}`);
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('workflows.over')}
        title={data?.workflow.name ?? ' '}
        back={t('workflows.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      <ScrollView contentContainerStyle={styles.body}>
        {data === null && code === null && <Skeleton />}
        {data === null && code !== null && (
          <Notice title={t('workflows.missing')} code={code} titleColor="warn" />
        )}
        {data !== null && <Shown detail={data} wide={wide} onSaved={again} />}
      </ScrollView>
    </View>
  );
}

type ShownProps = { detail: WorkflowDetail; wide: boolean; onSaved: () => void };

function Shown({ detail, wide, onSaved }: ShownProps) {
  const t = useWords();
  const { workflow, limitMs, inheritedMs, runsNeeded, steps } = detail;
  const own = workflow.stuckAfterMs !== null;
  const value = durationLabel(inheritedMs);
  return (
    <>
      <LimitCard
        path={`/v1/workflows/${workflow.id}`}
        method="PATCH"
        limitMs={limitMs}
        source={t(own ? 'workflows.ownLimit' : 'workflows.inherited', { value })}
        reset={own ? inheritedMs : null}
        wide={wide}
        onSaved={onSaved}
      />
      <Section title={t('workflows.steps')}>
        <Text size="support" color="text2">
          {t('workflows.limitWhy', { count: runsNeeded })}
        </Text>
        {steps.length === 0 ? (
          <Text color="text2">{t('workflows.noSteps')}</Text>
        ) : (
          <Card>
            {steps.map((step, n) => (
              <UsualStep key={step.name} step={step} first={n === 0} />
            ))}
          </Card>
        )}
      </Section>
    </>
  );
}

function UsualStep({ step, first }: { step: WorkflowDetail['steps'][number]; first: boolean }) {
  const t = useWords();
  const styles = useStyles();
  const { name, done, averageMs, p95Ms, slowestMs, stuckAfterMs } = step;
  const facts: [string, number | null][] = [
    [t('workflows.average'), averageMs],
    [t('workflows.p95'), p95Ms],
    [t('workflows.slowest'), slowestMs],
  ];
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
        {t(averageMs === null ? 'workflows.byLimit' : 'workflows.byHistory')}
      </Text>
    </View>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 4, gap: 24, width: '100%', maxWidth: 640, paddingBottom: 48 },
  step: { paddingHorizontal: 16, paddingVertical: 12, gap: 8 },
  hair: { borderTopWidth: 1, borderColor: color.line },
  facts: { flexDirection: 'row', gap: 12 },
  fact: { flex: 1, gap: 1 },
}));
