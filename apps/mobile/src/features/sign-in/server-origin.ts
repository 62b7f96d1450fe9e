/** `https://baton.example.com` of what was typed; `null` when that cannot be an address. */
export function serverOrigin(typed: string): string | null {
  const text = typed.trim();
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(address)) return null;
  const { origin } = new URL(address);
  return origin;
}
