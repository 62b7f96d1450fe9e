import { deepLinkPath } from '@baton/protocol';
import type { Bot, RunShown } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useNow } from '../../live/clock.ts';
import { durationLabel, timesLabel } from '../../model/duration.ts';
import { AverageBar } from '../../ui/AverageBar.tsx';
import { AlertTriangle, Bot as BotGlyph } from '../../ui/icons.ts';
import { SectionHeader } from '../../ui/SectionHeader.tsx';
import { Text } from '../../ui/Text.tsx';
import { ActivityRow } from './ActivityRow.tsx';
import { stuckWords } from './feed.ts';

type Props = {
  stuck: readonly RunShown[];
  unwell: readonly Bot[];
  onOpen: (path: string) => void;
  selected?: string | undefined;
};

/** What is not as it should be right now, until it is. */
export function NeedsLook({ stuck, unwell, onOpen, selected }: Props) {
  const t = useWords();
  const now = useNow();
  const count = stuck.length + unwell.length;
  if (count === 0) return null;
  return (
    <View>
      <SectionHeader title={t('activity.needsLook')} count={count} />
      {unwell.map((bot) => {
        const to = deepLinkPath({ to: 'bot', botId: bot.id });
        const title = t(`activity.health.${bot.status}`, { bot: bot.name });
        return (
          <ActivityRow
            key={bot.id}
            icon={BotGlyph}
            tone="warn"
            urgent
            title={title}
            words={t('activity.lookAtBot')}
            at={now}
            selected={selected === to}
            onPress={() => onOpen(to)}
          />
        );
      })}
      {stuck.map((run) => (
        <Stuck key={run.id} run={run} now={now} onOpen={onOpen} selected={selected} />
      ))}
    </View>
  );
}

function Stuck({
  run,
  now,
  onOpen,
  selected,
}: { run: RunShown; now: number } & Pick<Props, 'onOpen' | 'selected'>) {
  const t = useWords();
  const { stuckStep: step } = run;
  if (!step) return null;
  const to = deepLinkPath({ to: 'run', runId: run.id });
  const tookMs = Math.max(0, now - step.startedAt);
  const times = timesLabel(tookMs, step.averageMs);
  return (
    <ActivityRow
      icon={AlertTriangle}
      tone="warn"
      urgent
      title={t('activity.stuck', { workflow: run.workflow })}
      words={stuckWords(t, step, tookMs)}
      at={step.startedAt}
      selected={selected === to}
      onPress={() => onOpen(to)}
    >
      <View style={{ flexDirection: 'row', alignItems: 'center', gap: 10, marginTop: 8 }}>
        <View style={{ flex: 1 }}>
          <AverageBar tookMs={tookMs} averageMs={step.averageMs} tone="stuck" />
        </View>
        {times !== null && (
          <Text size="meta" weight="semibold" color="warn" tabular>
            {times}
          </Text>
        )}
      </View>
      {step.averageMs !== null && (
        <Text size="meta" color="text2">
          {t('run.average', { time: durationLabel(step.averageMs) })}
        </Text>
      )}
    </ActivityRow>
  );
}
