export type Piece = { text: string; href: string | null };

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`{}|\\^]+/gi;
/** Marks that end a sentence rather than the address before them. */
const TRAILING = /[.,;:!?)\]…]+$/;

/** The text in pieces; only whole http(s) addresses become links. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(match[0]);
    if (!URL.canParse(address)) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), href: null });
    pieces.push({ text: address, href: address });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null });
  return pieces;
}

/** Keeps a closing bracket that the address itself opened. */
function withoutTrailing(address: string): string {
  const bare = address.replace(TRAILING, '');
  return bare.includes('(') && address[bare.length] === ')' ? `${bare})` : bare;
}
