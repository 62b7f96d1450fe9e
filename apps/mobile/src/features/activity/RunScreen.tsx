import { ScrollView, View } from 'react-native';
import type { RunDetail } from '@baton/protocol';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useAnswer } from '../../live/answers.tsx';
import { useNow } from '../../live/clock.ts';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { timeLabel } from '../../model/age.ts';
import { durationLabel } from '../../model/duration.ts';
import { Button } from '../../ui/Button.tsx';
import { CircleCheck, CircleX, Workflow } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { StepLine, UpcomingStep } from './StepLine.tsx';

type Props = { runId: string; onBack: (() => void) | null; onOpenWorkflow: (workflowId: string) => void };

/** One run as a timeline: each step beside its average, the stuck one unmistakable. */
export function RunScreen({ runId, onBack, onOpenWorkflow }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const { data, code } = useAnswer<RunDetail>(`/v1/runs/${runId}`);
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      {data === null && (
        <PageHead over={t('run.over')} title=" " back={t('conversation.back')} onBack={onBack} />
      )}
      {data === null && code === null && <Skeleton />}
      {data === null && code !== null && <Notice title={t('run.missing')} code={code} titleColor="warn" />}
      {data !== null && (
        <>
          <Head detail={data} onBack={onBack} />
          <OfflineBanner />
          <Timeline detail={data} onOpenWorkflow={() => onOpenWorkflow(data.run.workflowId)} />
        </>
      )}
    </View>
  );
}

function Head({ detail: { run }, onBack }: { detail: RunDetail; onBack: Props['onBack'] }) {
  const t = useWords();
  const started = t('run.started', { time: timeLabel(run.startedAt) });
  const under =
    run.subject === null ? started : `${t('activity.subject', { subject: run.subject })} · ${started}`;
  return (
    <PageHead
      over={t('run.over')}
      title={run.workflow}
      under={under}
      back={t('conversation.back')}
      onBack={onBack}
    />
  );
}

function Timeline({ detail, onOpenWorkflow }: { detail: RunDetail; onOpenWorkflow: () => void }) {
  const t = useWords();
  const styles = useStyles();
  const now = useNow();
  const { run, timeline, upcoming } = detail;
  const furthest = timeline.at(-1)?.number ?? 0;
  const total = Math.max(run.steps ?? 0, furthest, upcoming.at(-1)?.number ?? 0);
  return (
    <ScrollView contentContainerStyle={styles.body}>
      <View style={styles.legend}>
        <Text size="support" weight="semibold" color="text2" style={{ flex: 1 }}>
          {t('run.progress', { number: furthest, total })}
        </Text>
        <View style={styles.mark} />
        <Text size="support" color="text2">
          {t('run.legend')}
        </Text>
      </View>
      {timeline.map((step, place) => (
        <StepLine
          key={step.number}
          step={step}
          now={now}
          last={place === timeline.length - 1 && upcoming.length === 0}
        />
      ))}
      {upcoming.map((step, place) => (
        <UpcomingStep key={step.number} step={step} last={place === upcoming.length - 1} />
      ))}
      {timeline.length === 0 && <Text color="text2">{t('run.noSteps')}</Text>}
      <End run={run} />
      <View style={{ marginTop: 24, alignItems: 'flex-start' }}>
        <Button icon={Workflow} label={t('run.openWorkflow')} onPress={onOpenWorkflow} />
      </View>
    </ScrollView>
  );
}

function End({ run }: { run: RunDetail['run'] }) {
  const t = useWords();
  const styles = useStyles();
  if (run.finishedAt === null) return null;
  const ok = run.status === 'succeeded';
  const duration = durationLabel(run.finishedAt - run.startedAt);
  return (
    <View style={styles.end}>
      <Tile icon={ok ? CircleCheck : CircleX} tone={ok ? 'bot' : 'warn'} />
      <View style={{ flex: 1, gap: 2 }}>
        <Text weight="semibold" color={ok ? 'text' : 'warn'}>
          {t(ok ? 'run.succeeded' : 'run.failed', { duration })}
        </Text>
        {run.summary !== null && <Text color="text2">{run.summary}</Text>}
      </View>
    </View>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { paddingHorizontal: 16, paddingBottom: 48, width: '100%', maxWidth: 640 },
  legend: { flexDirection: 'row', alignItems: 'center', gap: 8, paddingVertical: 12 },
  mark: { width: 2.5, height: 14, borderRadius: 1, backgroundColor: color.text },
  end: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    marginTop: 16,
    paddingTop: 16,
    borderTopWidth: 1,
    borderColor: color.line,
  },
}));
