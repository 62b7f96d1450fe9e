type Named = { id: string; name: string };
/** A stretch of a note; `memberId` of a teammate whom it calls. */
export type NotePart = { text: string; memberId: string | null };

/** The beginning of a name behind an `@`, right before the caret; `null` when none is being typed. */
export const mentionTyped = (draft: string, caret: number): string | null =>
  /(?:^|\s)@([\p{L}\p{N}'’.-]{0,40})$/u.exec(draft.slice(0, caret))?.[1] ?? null;

/** The draft with the name that was being typed written out, and where the caret is then. */
export function withMention(draft: string, caret: number, name: string): { text: string; caret: number } {
  const start = draft.slice(0, caret).lastIndexOf('@');
  const head = `${draft.slice(0, start)}@${name} `;
  return { text: head + draft.slice(caret).replace(/^ /, ''), caret: head.length };
}

/** Those whose name goes on as typed first, in any part of it. */
export function membersFor<M extends Named>(members: readonly M[], typed: string): M[] {
  const wanted = typed.toLocaleLowerCase();
  const rank = ({ name }: Named): number => {
    const lower = name.toLocaleLowerCase();
    if (lower.startsWith(wanted)) return 0;
    return lower.split(/\s+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return members
    .map((member) => ({ member, rank: rank(member) }))
    .filter((one) => one.rank < 2)
    .sort((a, b) => a.rank - b.rank || a.member.name.localeCompare(b.member.name))
    .map(({ member }) => member);
}

/** A note cut at each `@Name` of `members`; the longer of two names counts. */
export function noteParts(text: string, members: readonly Named[]): NotePart[] {
  const byLength = [...members].sort((a, b) => b.name.length - a.name.length);
  const parts: NotePart[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const called = text[at] === '@' ? byLength.find(({ name }) => names(text, at + 1, name)) : undefined;
    if (!called) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') parts.push({ text: plain, memberId: null });
    plain = '';
    parts.push({ text: `@${called.name}`, memberId: called.id });
    at += called.name.length + 1;
  }
  if (plain !== '') parts.push({ text: plain, memberId: null });
  return parts;
}

const names = (text: string, at: number, name: string): boolean =>
  text.startsWith(name, at) && !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length));

/** Whom a note calls, each once. */
export const mentionsIn = (text: string, members: readonly Named[]): string[] => [
  ...new Set(noteParts(text, members).flatMap(({ memberId }) => (memberId === null ? [] : [memberId]))),
];
