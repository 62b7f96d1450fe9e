/**
 * Control and direction-override characters would let a customer's words pose as the banner's own; half a character (a lone surrogate) is no
 * text. Joiners stay where they join: inside an emoji, and between two letters.
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/gu;
const STRAY_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{L}\p{M}])[\u200c\u200d]|[\u200c\u200d](?![\p{Extended_Pictographic}\p{L}\p{M}])/gu;

let segmenter: Intl.Segmenter | null = null;
/** What a reader takes for one character. */
function* characters(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter();
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** One line of safe text, cut between characters so that it has at most `length` UTF-16 units. */
export function plain(text: string, length: number): string {
  // Far more than is ever shown, so that a long message costs nothing.
  const start = text.slice(0, length * 8);
  const clean = start.replace(UNSAFE, ' ').replace(STRAY_JOINER, '').replace(/\s+/gu, ' ').trim();
  if (clean.length <= length) return clean;
  let kept = '';
  for (const character of characters(clean)) {
    if (kept.length + character.length > length - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
