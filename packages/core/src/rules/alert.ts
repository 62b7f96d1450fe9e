import type { AlertKind, BotUpdateDetails, Conversation, HandoffPolicy, SubjectType } from '@baton/protocol';
import type { EntryOf } from '@baton/protocol';

/** The bot or the workflow that an alert is about: whose subscription and settings count. */
export type Subject = { type: SubjectType; id: string };

/** A ring of a handoff, to be decided for every member. */
export type Ring = {
  channel: 'escalation';
  topic: 'ring';
  conversation: Conversation;
  handoffId: string;
  ring: number;
  policy: HandoffPolicy;
};

export type BotUpdateAlert = {
  channel: 'bot_update';
  topic: BotUpdateDetails['kind'];
  at: number;
  botId: string;
  updateId: string;
  details: BotUpdateDetails;
};

/** `name`: the workflow's, as the entry told it. Times in milliseconds. */
type InRun = { channel: 'workflow'; at: number; workflowId: string; runId: string; name: string };
export type WorkflowAlert = InRun &
  (
    | { topic: 'started'; subject: string | null }
    | { topic: 'step'; number: number; of: number | null; step: string; tookMs: number; failed: boolean }
    | {
        topic: 'finished';
        failed: boolean;
        tookMs: number;
        failedStep: string | null;
        summary: string | null;
      }
    | { topic: 'stuck'; number: number; step: string; runningMs: number; averageMs: number | null }
  );

export type BotHealthAlert = { channel: 'bot_health'; at: number; botId: string } & (
  | {
      topic: 'down' | 'degraded' | 'back';
      because: EntryOf<'bot.health_changed'>['because'];
      affected: number;
    }
  /** `conversationId`: who waits for nobody; `null` when nobody waits yet. */
  | { topic: 'unreachable'; conversationId: string | null; handoffId: string | null }
);

/** `members`: whom it is for; `null` for whoever is asked about. `by`: who gave it or named them; `said`: their words, or the customer's. */
export type ConversationAlert = {
  channel: 'conversation';
  topic: 'transferred' | 'mentioned' | 'woken' | 'replied';
  at: number;
  botId: string;
  conversationId: string;
  members: readonly string[] | null;
  customer: string;
  by: string;
  said: string;
};

/** What happened that people may want to know of. */
export type Alert = Ring | BotUpdateAlert | WorkflowAlert | BotHealthAlert | ConversationAlert;
/** What is kept of an alert as it is; a ring is read from its conversation again. */
export type Notice = Exclude<Alert, Ring>;

export const kindOf = (alert: Pick<Alert, 'channel' | 'topic'>): AlertKind =>
  `${alert.channel}.${alert.topic}` as AlertKind;
