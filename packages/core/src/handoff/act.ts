import type {
  ClaimVia,
  Evidence,
  Facts,
  HandoffFailure,
  HandoffReason,
  HealthCause,
  Holder,
  Message,
  NewEntry,
  Refused,
  ReleaseCause,
  WakeCause,
} from '@baton/protocol';

/** What somebody, or the clock, wants to do to a conversation. */
export type Act =
  /** `lastWords`: the customer's, where somebody knows them; `because`: why their bot is down. */
  | {
      type: 'request';
      handoffId: string;
      reason: HandoffReason;
      evidence: Evidence[];
      slaMs: number;
      lastWords?: string | undefined;
      because?: HealthCause;
    }
  | { type: 'claim'; handoffId: string; operator: Holder; via: ClaimVia }
  | { type: 'release'; operator: Holder; fence: number; cause: ReleaseCause }
  | { type: 'hand_back'; operator: Holder; fence: number; outcome: string; facts: Facts }
  | { type: 'resolve'; operator: Holder; fence: number }
  /** To a teammate, with a word for them. */
  | { type: 'transfer'; operator: Holder; fence: number; to: Holder; note: string }
  | { type: 'snooze'; operator: Holder; fence: number; until: number }
  | { type: 'wake'; handoffId: string; cause: WakeCause }
  | { type: 'label'; by: Holder; add: readonly string[]; remove: readonly string[] }
  | { type: 'cancel' }
  | { type: 'fail'; handoffId: string; failure: HandoffFailure }
  /** `fence` is ignored for customers, notes and system lines: they may always be written. */
  | { type: 'say'; message: Message; fence: number }
  | { type: 'acknowledge'; fence: number }
  | { type: 'read'; reader: 'customer' | 'operator'; upTo: number }
  | { type: 'delivered'; upTo: number }
  | { type: 'ring'; handoffId: string; ring: number }
  | { type: 'rang'; handoffId: string; ring: number; reachable: number }
  /** `widenTo`: the ring that calls more people than have been called; `null` when all have. */
  | { type: 'breach_sla'; handoffId: string; widenTo?: number | null }
  | { type: 'nudge_lease'; handoffId: string; endsAt: number }
  | { type: 'keep_lease'; operator: Holder; fence: number }
  | { type: 'overdue_return'; handoffId: string };

export type ActType = Act['type'];

/**
 * What follows: entries to write (all or none), and a refusal if the actor is told no. Both may be there: a bot's late reply is refused
 * and recorded. Neither: it was so already.
 */
export type Outcome = { entries: NewEntry[]; refusal: Refused | null };
