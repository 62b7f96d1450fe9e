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
import { Runs } from './Runs.tsx';
import { StepRow } from './StepRow.tsx';

type Props = { workflowId: string; wide: boolean; onBack: () => void; onOpenRun: (runId: string) => void };

/** One workflow: its runs, its limit, and what each of its steps usually takes, and theirs. */
export function WorkflowScreen({ workflowId, wide, onBack, onOpenRun }: Props) {
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
      <ScrollView contentContainerStyle={styles.body} tabIndex={0}>
        {data === null && code === null && <Skeleton />}
        {data === null && code !== null && (
          <Notice title={t('workflows.missing')} code={code} titleColor="warn" />
        )}
        {data !== null && <Runs workflowId={workflowId} onOpen={onOpenRun} />}
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
              <StepRow
                key={step.name}
                step={step}
                workflow={detail}
                first={n === 0}
                wide={wide}
                onSaved={onSaved}
              />
            ))}
          </Card>
        )}
      </Section>
    </>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 4, gap: 24, width: '100%', maxWidth: 640, paddingBottom: 48 },
}));
