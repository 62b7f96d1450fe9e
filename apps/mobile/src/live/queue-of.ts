import { queueView } from '@baton/core';
import type { QueueView, State } from '@baton/core';

const sorted = new WeakMap<State['conversations'], QueueView>();

/** The queue of a state, sorted once however many ask: the list, the tabs, the title, the tone. */
export function queueOf({ conversations, me }: State): QueueView {
  const known = sorted.get(conversations);
  if (known) return known;
  const view = queueView(Object.values(conversations), me.memberId);
  sorted.set(conversations, view);
  return view;
}
