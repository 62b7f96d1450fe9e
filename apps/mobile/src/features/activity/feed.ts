import type { ActivityKind, Entry, EntryOf } from '@baton/protocol';
import { deepLinkPath } from '@baton/protocol';
import type { useWords } from '../../i18n/i18n.ts';
import { causeWords, updateWords } from '../../model/bot-words.ts';
import { durationLabel } from '../../model/duration.ts';
import type { Glyph } from '../../ui/Icon.tsx';
import {
  AlertTriangle,
  BookPlus,
  Bot,
  CircleCheck,
  CircleX,
  HeartPulse,
  Play,
  RefreshCw,
  SlidersHorizontal,
  Sparkles,
  Wrench,
} from '../../ui/icons.ts';
import type { TileTone } from '../../ui/Tile.tsx';

export type Filter = 'all' | ActivityKind;

export type FeedItem = {
  key: string;
  at: number;
  icon: Glyph;
  tone: TileTone;
  title: string;
  words: string;
  /** Where a tap leads. */
  to: string;
};

type Translate = ReturnType<typeof useWords>;
const UPDATE_ICON = {
  retrained: RefreshCw,
  knowledge_added: BookPlus,
  prompt_tuned: Sparkles,
  tool_added: Wrench,
};

/** An entry as its banner says it; `null` for what the feed does not show. */
export function feedItem(t: Translate, entry: Entry, botName: (id: string) => string): FeedItem | null {
  const line = { key: String(entry.seq), at: entry.at };
  switch (entry.type) {
    case 'bot.updated': {
      const { id: updateId, botId, details } = entry.update;
      const title = t('activity.updated', { bot: botName(botId) });
      const to = deepLinkPath({ to: 'bot_update', botId, updateId });
      return {
        ...line,
        icon: UPDATE_ICON[details.kind],
        tone: 'bot',
        title,
        words: updateWords(t, details),
        to,
      };
    }
    case 'bot.health_changed': {
      const { botId, status, because, affected } = entry;
      const title = t(`activity.health.${status}`, { bot: botName(botId) });
      const touched =
        status !== 'running' && affected > 0 ? ` ${t('activity.affected', { count: affected })}` : '';
      const well = status === 'running';
      return {
        ...line,
        icon: well ? HeartPulse : Bot,
        tone: well ? 'bot' : 'warn',
        title,
        words: causeWords(t, because) + touched,
        to: deepLinkPath({ to: 'bot', botId }),
      };
    }
    case 'settings.changed':
      return { ...line, ...settingsItem(t, entry, botName) };
    case 'workflow.started':
    case 'workflow.finished':
    case 'workflow.stuck':
    case 'workflow.unstuck':
      return { ...line, ...runItem(t, entry) };
    default:
      return null;
  }
}

/** "Olivia changed the alert settings of Support Bot": what was, and what is. */
function settingsItem(
  t: Translate,
  { by, of, changes }: EntryOf<'settings.changed'>,
  botName: (id: string) => string,
): Omit<FeedItem, 'key' | 'at'> {
  const { settings, botId, workflowId } = of;
  const place = botId ? botName(botId) : t(workflowId ? 'activity.aWorkflow' : 'activity.everything');
  const shown = changes.slice(0, 3).map(({ name, before, after }) => {
    const [was, is] = [before, after].map((value) => (value === null ? t('activity.inherits') : value));
    return `${name}: ${was} → ${is}`;
  });
  const words = changes.length > 3 ? [...shown, '…'] : shown;
  const title = t(`activity.changed.${settings}`, { name: by.name, place });
  const to = botId ? deepLinkPath({ to: 'bot', botId }) : '/settings';
  return { icon: SlidersHorizontal, tone: 'plain', title, words: words.join(' · '), to };
}

type RunEntry = Extract<
  Entry,
  { type: 'workflow.started' | 'workflow.finished' | 'workflow.stuck' | 'workflow.unstuck' }
>;

function runItem(t: Translate, entry: RunEntry): Omit<FeedItem, 'key' | 'at'> {
  const runId = entry.type === 'workflow.started' ? entry.run.id : entry.runId;
  const to = deepLinkPath({ to: 'run', runId });
  const { workflow } = entry;
  switch (entry.type) {
    case 'workflow.started': {
      const { subject } = entry.run;
      const words = subject === null ? t('activity.begun') : t('activity.subject', { subject });
      return { icon: Play, tone: 'plain', title: t('activity.started', { workflow }), words, to };
    }
    case 'workflow.finished': {
      const { run, failedStep } = entry;
      const duration = durationLabel((run.finishedAt ?? run.startedAt) - run.startedAt);
      const ok = run.status === 'succeeded';
      const words = ok
        ? t('activity.succeeded', { duration })
        : t('activity.failed', { duration, step: failedStep?.name ?? '–' });
      return {
        icon: ok ? CircleCheck : CircleX,
        tone: ok ? 'plain' : 'warn',
        title: t('activity.finished', { workflow }),
        words,
        to,
      };
    }
    case 'workflow.stuck': {
      const words = stuckWords(t, entry.step, entry.runningMs);
      return { icon: AlertTriangle, tone: 'warn', title: t('activity.stuck', { workflow }), words, to };
    }
    case 'workflow.unstuck': {
      const words = t('activity.wentOn', { number: entry.step.number, step: entry.step.name });
      return { icon: CircleCheck, tone: 'plain', title: t('activity.unstuck', { workflow }), words, to };
    }
  }
}

/** As the banner: "Step 3 has been running for 15 min (avg: 2 min)." */
export function stuckWords(
  t: Translate,
  { number, averageMs }: { number: number; averageMs: number | null },
  runningMs: number,
): string {
  const time = durationLabel(runningMs);
  if (averageMs === null) return t('activity.running', { number, time });
  return t('activity.runningAverage', { number, time, average: durationLabel(averageMs) });
}

/** Newest first, under the day that they are of. */
export function byDay(
  items: readonly FeedItem[],
  now: number,
): { day: 'today' | 'yesterday' | 'earlier'; items: FeedItem[] }[] {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const before = new Date(midnight - 1).setHours(0, 0, 0, 0);
  const dayOf = ({ at }: FeedItem) => (at >= midnight ? 'today' : at >= before ? 'yesterday' : 'earlier');
  return (['today', 'yesterday', 'earlier'] as const).flatMap((day) => {
    const own = items.filter((item) => dayOf(item) === day);
    return own.length === 0 ? [] : [{ day, items: own }];
  });
}
