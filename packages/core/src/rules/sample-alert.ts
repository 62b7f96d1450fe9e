import type { AlertKind, Conversation, HandoffPolicy } from '@baton/protocol';
import type { Alert, Subject } from './alert.ts';

const NONE = '00000000-0000-0000-0000-000000000000';

/** An alert of this kind as the rules need it, to ask what they would decide. Its words mean nothing. */
export function sampleAlert(
  kind: AlertKind,
  { subject, policy, at, ring = 0 }: { subject: Subject; policy: HandoffPolicy; at: number; ring?: number },
): Alert {
  if (kind === 'escalation.ring') return sampleRing(subject.id, policy, ring);
  const [channel, topic] = kind.split('.') as [string, string];
  const about = subject.type === 'bot' ? { botId: subject.id } : { workflowId: subject.id, runId: NONE };
  return {
    channel,
    topic,
    at,
    ...about,
    name: '',
    conversationId: null,
    members: null,
    customer: '',
    by: '',
    said: '',
    handoffId: null,
  } as unknown as Alert;
}

function sampleRing(botId: string, policy: HandoffPolicy, ring: number): Alert {
  const handoff = { id: NONE, state: 'waiting', ring };
  const conversation = { id: NONE, botId, handoff } as unknown as Conversation;
  return { channel: 'escalation', topic: 'ring', ring, conversation, handoffId: NONE, policy };
}

/** The kinds that are about bots, or about workflows. */
export const kindsAbout = (type: Subject['type'], kinds: readonly AlertKind[]): AlertKind[] =>
  kinds.filter((kind) => kind.startsWith('workflow.') === (type === 'workflow'));
