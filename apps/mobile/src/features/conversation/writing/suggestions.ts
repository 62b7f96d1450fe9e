import { cannedFor, expandCanned, shortcutTyped } from '@baton/core';
import type { CannedNames } from '@baton/core';
import type { CannedReply, Member } from '@baton/protocol';
import { membersFor, mentionTyped, withMention } from './mentions.ts';

/** One that can be taken: what it shows, and the draft and caret once it is taken. */
export type Suggestion = { id: string; title: string; words: string; text: string; caret: number };
export type Suggestions = {
  kind: 'replies' | 'members';
  typed: string;
  /** Where in the draft it began: closing the list holds for this one. */
  start: number;
  options: Suggestion[];
};

type Given = {
  draft: string;
  caret: number;
  note: boolean;
  botId: string;
  names: CannedNames;
  replies: readonly CannedReply[];
  /** Teammates, without oneself. */
  members: readonly Member[];
};

/** At most so many are offered: more letters find the rest. */
const MOST = 6;

/** What `/` offers in a reply and `@` in a note; `null` when neither is being typed. */
export function suggestionsFor(given: Given): Suggestions | null {
  const { draft, caret, note, members } = given;
  if (!note) return repliesFor(given);
  const typed = mentionTyped(draft, caret);
  if (typed === null) return null;
  const options = membersFor(members, typed)
    .slice(0, MOST)
    .map(({ id, name, role }) => ({ id, title: name, words: role, ...withMention(draft, caret, name) }));
  return { kind: 'members', typed, start: caret - typed.length, options };
}

function repliesFor({ draft, botId, names, replies }: Given): Suggestions | null {
  const typed = shortcutTyped(draft);
  if (typed === null) return null;
  const options = cannedFor(replies, { botId, typed })
    .slice(0, MOST)
    .map(({ id, shortcut, text: written }) => {
      const text = expandCanned(written, names);
      return { id, title: `/${shortcut}`, words: text, text, caret: text.length };
    });
  return { kind: 'replies', typed, start: 0, options };
}
