import type { RunList, RunShown } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useNow } from '../../live/clock.ts';
import { ShowEarlier, usePages } from '../../live/pages.tsx';
import { dayLabel } from '../../model/age.ts';
import { durationLabel } from '../../model/duration.ts';
import { Card } from '../../ui/Card.tsx';
import { Section } from '../../ui/Section.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';

/** What fits above the rules without hiding them. */
const FEW = 5;

type Props = { workflowId: string; onOpen: (runId: string) => void };

/** What a workflow has done, newest first. */
export function Runs({ workflowId, onOpen }: Props) {
  const t = useWords();
  const pages = usePages<RunList, RunShown>({
    path: `/v1/runs?workflow=${workflowId}`,
    by: 'after',
    itemsOf: ({ runs }) => runs,
    keyOf: ({ id }) => id,
    few: FEW,
  });
  const { items } = pages;
  if (items === null) return null;
  return (
    <Section title={t('workflows.runs')}>
      {items.length === 0 ? (
        <Text color="text2">{t('workflows.noRuns')}</Text>
      ) : (
        <Card>
          {items.map((run, n) => (
            <RunLine key={run.id} run={run} first={n === 0} onPress={() => onOpen(run.id)} />
          ))}
        </Card>
      )}
      <ShowEarlier pages={pages} />
    </Section>
  );
}

function RunLine({ run, first, onPress }: { run: RunShown; first: boolean; onPress: () => void }) {
  const t = useWords();
  const styles = useStyles();
  const now = useNow();
  const { status, subject, startedAt, finishedAt, stuckStep } = run;
  const duration = durationLabel(Math.max(0, (finishedAt ?? now) - startedAt));
  const words = {
    running: t('workflows.run.running', { duration }),
    stuck: t('workflows.run.stuck', { step: stuckStep?.name ?? '' }),
    succeeded: t('run.succeeded', { duration }),
    failed: t('run.failed', { duration }),
  }[status];
  const title = subject ?? t('workflows.aRun');
  const bad = status === 'stuck' || status === 'failed';
  return (
    <Touchable
      role="link"
      aria-label={`${title}, ${dayLabel(startedAt)}. ${words}`}
      onPress={onPress}
      style={[styles.run, !first && styles.hair]}
      active={({ hovered }) => hovered && styles.hovered}
    >
      <View style={{ flexDirection: 'row', gap: 12 }}>
        <Text theirs={subject !== null} weight="medium" style={{ flex: 1 }}>
          {title}
        </Text>
        <Text size="support" color="text3" tabular>
          {dayLabel(startedAt)}
        </Text>
      </View>
      <Text size="support" color={bad ? 'warn' : 'text2'}>
        {words}
      </Text>
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  run: { minHeight: 56, paddingHorizontal: 16, paddingVertical: 10, gap: 2, justifyContent: 'center' },
  hair: { borderTopWidth: 1, borderColor: color.line },
  hovered: { backgroundColor: color.bg },
}));
