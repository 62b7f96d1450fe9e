/** At most the first `length` UTF-16 units, never half a character: that would be no text, and PostgreSQL refuses it in JSON. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.codePointAt(length - 1)!;
  return text.slice(0, last > 0xffff ? length - 1 : length);
}
