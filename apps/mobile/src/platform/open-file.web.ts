/** Saves what a signed link leads to. */
export function openFile(url: string, name: string): Promise<void> {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  return Promise.resolve();
}
