import { z } from 'zod';
import { AlertKind } from '../alert.ts';
import { AlertSettingsChange, Loudness, MemberPeace, QuietHours, SubjectType } from '../alert-settings.ts';
import { Holder } from '../conversation.ts';
import { Id, Instant, Millis, Seq } from '../primitives.ts';

/** Of one bot or one workflow; neither means all. */
export const SubjectQuery = z.object({ bot: Id.optional(), workflow: Id.optional() });
export type SubjectQuery = z.infer<typeof SubjectQuery>;

/** Only what is named changes. */
export const MemberPeaceChange = z
  .object({
    quietHours: QuietHours.nullable(),
    overrideQuietHours: z.boolean().nullable(),
    snoozedUntil: Instant.nullable(),
    language: MemberPeace.shape.language,
  })
  .partial()
  .meta({ id: 'MemberPeaceChange' });
export type MemberPeaceChange = z.infer<typeof MemberPeaceChange>;

export const AlertSubject = z
  .object({ type: SubjectType, id: Id, name: z.string() })
  .meta({ id: 'AlertSubject' });
export const AlertVerdict = z.enum(['push', 'push_quietly', 'hold', 'skip']);

/** What would be decided, and why. `words` is the reason in a sentence; `until`: when a hold ends. */
const Decided = z.object({
  verdict: AlertVerdict,
  reason: z.string(),
  words: z.string(),
  loudness: Loudness,
  until: Instant.nullable(),
});

/** "What would reach me at 02:00?" */
export const PreviewRequest = SubjectQuery.extend({ at: Instant });
export const PreviewAnswer = z
  .object({ at: Instant, decisions: z.array(Decided.extend({ kind: AlertKind, subject: AlertSubject })) })
  .meta({ id: 'PreviewAnswer' });

/** For admins: what if the organization said so? `null`: if it said nothing. */
const OrganizationTrial = z.object({ overridesQuietHours: z.boolean().nullable() }).partial();

/** Settings to try on what happened in the last two weeks; `settings` change the member's own layer of the subject. */
export const DryRunRequest = SubjectQuery.extend({
  settings: AlertSettingsChange.default({}),
  peace: MemberPeaceChange.default({}),
  organization: OrganizationTrial.default({}),
});
const Counts = z.record(AlertVerdict, z.int());
export const DryRunAnswer = z
  .object({
    since: Instant,
    events: z.int(),
    before: Counts,
    after: Counts,
    byKind: z.array(z.object({ kind: AlertKind, before: Counts, after: Counts })),
    /** The newest events that would be decided otherwise, 50 at the most. */
    changed: z.array(
      z.object({
        seq: Seq,
        kind: AlertKind,
        at: Instant,
        subject: AlertSubject,
        before: AlertVerdict,
        after: AlertVerdict,
      }),
    ),
  })
  .meta({ id: 'DryRunAnswer' });
export type DryRunAnswer = z.infer<typeof DryRunAnswer>;

/** Something that people may have been told of. */
export const AlertShown = z
  .object({
    seq: Seq,
    kind: AlertKind,
    at: Instant,
    subject: AlertSubject,
    over: z.boolean(),
    pushed: z.int(),
    held: z.int(),
    skipped: z.int(),
  })
  .meta({ id: 'AlertShown' });
export type AlertShown = z.infer<typeof AlertShown>;
export const AlertList = z.object({ alerts: z.array(AlertShown), next: Seq.nullable() });
export const AlertsQuery = z.object({ before: z.coerce.number().int().positive().optional() });

const LedgerLine = z.object({ at: Instant, what: z.string(), detail: z.string().nullable() });
/** A push with what became of it. */
export const PushShown = z
  .object({
    id: Id,
    kind: z.string(),
    title: z.string(),
    body: z.string(),
    url: z.string(),
    member: Holder,
    device: z.string(),
    transport: z.string(),
    state: z.string(),
    attempts: z.int(),
    loudness: Loudness,
    createdAt: Instant.nullable(),
    expiresAt: Instant,
    ledger: z.array(LedgerLine),
    /** Why it came, in words. */
    why: z.string(),
    /** The decision's, by name; `null` for what nobody decided, such as a test. */
    reason: z.string().nullable(),
    /** The bot or the workflow. */
    subject: z.string().nullable(),
    /** What a digest tells, oldest first and 50 at the most, each with why it came; of any other push nothing. */
    tells: z.array(z.object({ kind: AlertKind, subject: z.string(), why: z.string(), reason: z.string() })),
    /** `PATCH /v1/me/alerts` with this query and body keeps such pushes away; `null` for what cannot be kept away, and for somebody else's push. */
    silence: z.object({ label: z.string(), query: SubjectQuery, change: AlertSettingsChange }).nullable(),
  })
  .meta({ id: 'PushShown' });
export type PushShown = z.infer<typeof PushShown>;

/** Newest first. */
export const PushList = z.object({ pushes: z.array(PushShown), next: z.string().nullable() });
export type PushList = z.infer<typeof PushList>;
export const PushesQuery = z.object({ after: z.string().max(60).optional() });

const EventDecision = Decided.extend({
  member: Holder,
  /** 0 at first; what was held is decided again. */
  round: z.int(),
  at: Instant,
  deliveries: z.array(
    z.object({
      id: Id,
      device: z.string(),
      state: z.string(),
      attempts: z.int(),
      detail: z.string().nullable(),
    }),
  ),
});
export const EventDecisions = z
  .object({ kind: AlertKind, at: Instant, subject: AlertSubject, decisions: z.array(EventDecision) })
  .meta({ id: 'EventDecisions' });
export type EventDecisions = z.infer<typeof EventDecisions>;

export const FiguresQuery = z.object({ since: z.coerce.number().int().nonnegative().optional() });
/** How well pushes get through. Latencies from the decision to the transport's answer, in milliseconds. */
export const AlertFigures = z
  .object({
    since: Instant,
    sent: z.array(
      z.object({
        kind: z.string(),
        transport: z.string(),
        accepted: z.int(),
        failed: z.int(),
        expired: z.int(),
        acknowledged: z.int(),
        p50Ms: Millis.nullable(),
        p99Ms: Millis.nullable(),
      }),
    ),
    notSent: z.array(
      z.object({ kind: AlertKind, verdict: AlertVerdict, reason: z.string(), count: z.int() }),
    ),
    /** Pushes that were decided and did not arrive: `reason` as in their ledger, the push service's own word where it gave one. */
    lost: z.array(
      z.object({
        transport: z.string(),
        state: z.enum(['failed', 'expired']),
        reason: z.string(),
        count: z.int(),
      }),
    ),
    /** The addresses that pushes go to; `silent` ones no longer answer at night. */
    devices: z.array(z.object({ transport: z.string(), registered: z.int(), silent: z.int() })),
    /** Push services that fail as a whole, for everybody; `reason` is the service's own. */
    faults: z.array(z.object({ transport: z.string(), since: Instant, reason: z.string() })),
    /** Bots for which nobody can be rung. */
    unreachable: z.array(z.object({ botId: Id, name: z.string(), since: Instant })),
    /** Devices that no longer answer the nightly canary. */
    silentDevices: z.array(z.object({ member: Holder, label: z.string(), silentSince: Instant })),
  })
  .meta({ id: 'AlertFigures' });
export type AlertFigures = z.infer<typeof AlertFigures>;
