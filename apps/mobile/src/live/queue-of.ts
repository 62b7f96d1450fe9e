import { queueView } from '@baton/core';
import type { QueueView, State } from '@baton/core';
import type { Conversation } from '@baton/protocol';

const sorted = new WeakMap<State['conversations'], QueueView>();

/** The queue of a state, sorted once however many ask. */
export function queueOf({ conversations, me }: State): QueueView {
  const known = sorted.get(conversations);
  if (known) return known;
  const view = queueView(Object.values(conversations), me.memberId);
  sorted.set(conversations, view);
  return view;
}

const waits = new WeakMap<State['conversations'], Conversation[]>();

/** Who waits, longest first. The tabs, the title and the tone ask at every entry, so the others are not sorted for it. */
export function waitingOf({ conversations, me }: State): readonly Conversation[] {
  const known = waits.get(conversations);
  if (known) return known;
  const inQueue = Object.values(conversations).filter(({ owner }) => owner === 'queue');
  const { waiting } = queueView(inQueue, me.memberId);
  waits.set(conversations, waiting);
  return waiting;
}
