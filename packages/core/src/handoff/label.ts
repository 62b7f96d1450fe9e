import { line, nothing, write } from './rule.ts';
import type { Rule } from './rule.ts';

/** Puts labels on and takes labels off, whoever the conversation is with; a repeat changes nothing. */
export const label: Rule<'label'> = (conversation, act, now) => {
  const added = act.add.filter((id) => !conversation.labels.includes(id));
  const removed = act.remove.filter((id) => conversation.labels.includes(id) && !added.includes(id));
  return added.length + removed.length === 0
    ? nothing
    : write({ type: 'conversation.labelled', ...line(conversation, now), by: act.by, added, removed });
};
