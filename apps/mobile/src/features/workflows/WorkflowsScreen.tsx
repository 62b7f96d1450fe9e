import type { WorkflowList, WorkflowShown } from '@baton/protocol';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useAnswer } from '../../live/answers.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { durationLabel } from '../../model/duration.ts';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AlertTriangle, Workflow } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import { LimitCard } from './LimitCard.tsx';

type Props = { wide: boolean; onBack: () => void; onOpen: (id: string) => void };

/** All workflows with what goes on in them, and the limit that counts while a step's history is short. */
export function WorkflowsScreen({ wide, onBack, onOpen }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const { data, code, again } = useAnswer<WorkflowList>('/v1/workflows');
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('settings.organization')}
        title={t('workflows.title')}
        back={t('conversation.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      <ScrollView contentContainerStyle={styles.body}>
        {data === null && code === null && <Skeleton />}
        {data === null && code !== null && (
          <Notice title={t('alerts.unreachable')} code={code} titleColor="warn" />
        )}
        {data !== null && (
          <LimitCard
            path="/v1/workflows/limit"
            method="PUT"
            limitMs={data.stuckAfterMs}
            source={t('workflows.limitAll')}
            reset={null}
            wide={wide}
            onSaved={again}
          />
        )}
        {data?.workflows.length === 0 && (
          <EmptyState icon={Workflow} title={t('workflows.none')} words={t('workflows.noneWhy')} />
        )}
        {data !== null && data.workflows.length > 0 && (
          <Card>
            {data.workflows.map((workflow, n) => (
              <Line
                key={workflow.id}
                workflow={workflow}
                first={n === 0}
                onPress={() => onOpen(workflow.id)}
              />
            ))}
          </Card>
        )}
      </ScrollView>
    </View>
  );
}

type LineProps = { workflow: WorkflowShown; first: boolean; onPress: () => void };

function Line({ workflow, first, onPress }: LineProps) {
  const t = useWords();
  const styles = useStyles();
  const { name, running, stuck, stuckAfterMs } = workflow;
  const idle = running === 0 && stuck === 0;
  const facts = [
    ...(idle ? [t('workflows.idle')] : []),
    ...(running > 0 ? [t('workflows.running', { count: running })] : []),
    ...(stuckAfterMs === null ? [] : [t('workflows.stuckAfter', { time: durationLabel(stuckAfterMs) })]),
  ];
  const alarm = stuck > 0 ? t('workflows.stuck', { count: stuck }) : null;
  return (
    <Touchable
      role="link"
      aria-label={[name, alarm ?? facts[0]].join(', ')}
      onPress={onPress}
      style={[styles.row, !first && styles.hair]}
      active={({ hovered }) => hovered && styles.hovered}
    >
      <View style={{ flex: 1, gap: 2 }}>
        <Text theirs weight="medium">
          {name}
        </Text>
        {facts.length > 0 && (
          <Text size="meta" color="text3">
            {facts.join(' · ')}
          </Text>
        )}
      </View>
      {alarm !== null && <Chip tone="warn" icon={AlertTriangle} label={alarm} />}
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 4, gap: 16, width: '100%', maxWidth: 640, paddingBottom: 48 },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 56,
    padding: 16,
    paddingVertical: 8,
  },
  hair: { borderTopWidth: 1, borderColor: color.line },
  hovered: { backgroundColor: color.bg },
}));
