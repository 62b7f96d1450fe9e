import { formatCursor, parseCursor } from '@baton/protocol';
import type {
  Bot,
  CannedReply,
  Conversation,
  Cursor,
  Entry,
  Label,
  Me,
  Member,
  Snapshot,
} from '@baton/protocol';
import { permissionsOf } from '../access/policy.ts';
import { applyToConversation } from './apply.ts';

/** What one member's clients know of their organization, as of `cursor`. */
export type State = {
  readonly cursor: Cursor;
  readonly me: Me;
  readonly organization: { id: string; name: string };
  readonly members: Readonly<Record<string, Member>>;
  readonly bots: Readonly<Record<string, Bot>>;
  readonly conversations: Readonly<Record<string, Conversation>>;
  readonly labels: Readonly<Record<string, Label>>;
  readonly cannedReplies: Readonly<Record<string, CannedReply>>;
};

const byId = <T extends { id: string }>(list: readonly T[]): Record<string, T> =>
  Object.fromEntries(list.map((item) => [item.id, item]));

export function stateOf(snapshot: Snapshot): State {
  const cursor = parseCursor(snapshot.cursor);
  if (!cursor) throw new TypeError(`not a cursor: ${snapshot.cursor}`);
  const { me, organization, members, bots, conversations, labels, cannedReplies } = snapshot;
  return {
    cursor,
    me,
    organization,
    members: byId(members),
    bots: byId(bots),
    conversations: byId(conversations),
    labels: byId(labels),
    cannedReplies: byId(cannedReplies),
  };
}

const sorted = <T extends { id: string }>(record: Readonly<Record<string, T>>): T[] =>
  Object.values(record).sort((a, b) => (a.id < b.id ? -1 : 1));

export const snapshotOf = (state: State): Snapshot => ({
  cursor: formatCursor(state.cursor),
  me: state.me,
  organization: state.organization,
  members: sorted(state.members),
  bots: sorted(state.bots),
  conversations: sorted(state.conversations),
  labels: sorted(state.labels),
  cannedReplies: sorted(state.cannedReplies),
});

/** The state after the next entry. An entry that is already in the state changes nothing. */
export function apply(state: State, entry: Entry): State {
  if (entry.seq <= state.cursor.seq) return state;
  return { ...applyBody(state, entry), cursor: { ...state.cursor, seq: entry.seq } };
}

function applyBody(state: State, entry: Entry): State {
  if ('conversationId' in entry) {
    const before =
      entry.type === 'conversation.started' ? entry.conversation : state.conversations[entry.conversationId];
    if (!before) return state;
    return {
      ...state,
      conversations: { ...state.conversations, [entry.conversationId]: applyToConversation(before, entry) },
    };
  }
  switch (entry.type) {
    case 'member.joined':
    case 'member.changed':
      return withMember(state, entry.member);
    case 'member.left': {
      const { [entry.memberId]: _left, ...members } = state.members;
      return { ...state, members };
    }
    case 'label.saved':
      return { ...state, labels: { ...state.labels, [entry.label.id]: entry.label } };
    case 'label.removed': {
      const { [entry.labelId]: _removed, ...labels } = state.labels;
      return { ...state, labels };
    }
    case 'canned_reply.saved':
      return { ...state, cannedReplies: { ...state.cannedReplies, [entry.reply.id]: entry.reply } };
    case 'canned_reply.removed': {
      const { [entry.replyId]: _removed, ...cannedReplies } = state.cannedReplies;
      return { ...state, cannedReplies };
    }
    case 'bot.added':
    case 'bot.changed':
      return { ...state, bots: { ...state.bots, [entry.bot.id]: entry.bot } };
    case 'bot.health_changed': {
      const bot = state.bots[entry.botId];
      return bot ? { ...state, bots: { ...state.bots, [bot.id]: { ...bot, status: entry.status } } } : state;
    }
    default:
      return state;
  }
}

function withMember(state: State, member: Member): State {
  const members = { ...state.members, [member.id]: member };
  if (member.id !== state.me.memberId) return { ...state, members };
  const me = {
    memberId: member.id,
    name: member.name,
    role: member.role,
    permissions: [...permissionsOf(member.role)],
  };
  return { ...state, members, me };
}
