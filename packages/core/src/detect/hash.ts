const OFFSET = 2_166_136_261;
const PRIME = 16_777_619;

/** FNV-1a over UTF-16 units, 32 bits, unsigned. */
export function hashOf(text: string, seed = OFFSET): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}
