import type { BotUpdateDetails, HealthCause, PushKind } from '@baton/protocol';
import type { BotHealthAlert, ConversationAlert, WorkflowAlert } from '../alert.ts';

/** A push as a person reads it. */
export type Banner = { title: string; body: string };

export type HealthNews = {
  topic: Exclude<BotHealthAlert['topic'], 'unreachable'>;
  because: HealthCause;
  affected: number;
};

/** `by`: a teammate; `said`: their words or the customer's, perhaps none. */
export type TalkNews = { bot: string; customer: string; by: string; said: string };

/** What pushes say, in one language. Names and quotes come in cleaned and cut. */
export type Words = {
  escalation: (bot: string) => string;
  /** Milliseconds. */
  waiting: (ms: number) => string;
  tapToClaim: string;
  claim: string;
  later: string;
  /** Why a bot is as it is. */
  cause: (because: HealthCause) => string;
  claimedBy: (operator: string) => string;
  claimedByYou: string;
  nothingLeft: (bot: string) => string;
  withdrawn: (bot: string, why: 'cancelled' | 'closed') => Banner;
  botUpdated: (bot: string) => string;
  updateOf: (details: BotUpdateDetails) => string;
  tapToReview: string;
  tapForDetails: string;
  run: (alert: WorkflowAlert) => Banner;
  health: (bot: string, news: HealthNews) => Banner;
  unreachable: (bot: string, somebodyWaits: boolean) => Banner;
  /** What replaces "stuck" and "nobody reachable". */
  wentOn: (workflow: string, step: { number: number; afterMs: number; failed: boolean }) => Banner;
  reachable: (bot: string) => Banner;
  /** About somebody's own conversation, or a note that names them. */
  talk: (topic: ConversationAlert['topic'], about: TalkNews) => Banner;
  movedOn: (bot: string) => Banner;
  several: (count: number, name: string, what: 'bot' | 'workflow' | 'escalation') => string;
  digest: (count: number) => string;
  /** For pushes without content, and for the test. */
  contentFree: (kind: PushKind) => Banner;
  test: Banner;
  /** What the customer is told when nobody could be rung. */
  nobodyReachable: string;
};
