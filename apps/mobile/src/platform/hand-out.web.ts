/** Browsers save and mail; few can share. */
export const shares = false;
export const shareText = (_title: string, _text: string): Promise<void> => Promise.resolve();

export function saveText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Mail programs refuse longer addresses. */
const LONGEST = 8000;

/** Opens the mail program with the text, cut where it would not fit. */
export function mailText(subject: string, text: string): void {
  const head = `mailto:?subject=${encodeURIComponent(subject)}&body=`;
  let body = text;
  while (head.length + encodeURIComponent(body).length > LONGEST)
    body = `${[...body].slice(0, Math.floor([...body].length * 0.9)).join('')} …`;
  globalThis.location.href = head + encodeURIComponent(body);
}
