import { useEffect, useRef, useState } from 'react';
import type { Origin, PickedFile } from './picked-file.ts';

/** A phone's browser offers its camera among the pictures. */
export const origins: readonly Origin[] = ['pictures', 'files'];

const picked = (file: File): PickedFile => ({
  name: file.name === '' ? 'file' : file.name,
  type: file.type,
  bytes: file.size,
  content: file,
  preview: file.type.startsWith('image/') ? URL.createObjectURL(file) : null,
});

/** The browser's own dialogue, for several files of the media types in `accept`. Must be called from a tap. */
export function pickFiles(_from: Origin, accept: string, _into: string): Promise<PickedFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = accept;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])].map(picked)), { once: true });
    input.addEventListener('cancel', () => resolve([]), { once: true });
    input.click();
  });
}

/** A browser does not end a page behind its own dialogue. */
export const useInterruptedPick = (_into: string, _take: (files: PickedFile[]) => void): void => undefined;

/** A browser asks by itself. */
export const allowCamera = (): void => undefined;

export const forgetPreview = (preview: string | null): void => {
  if (preview !== null) URL.revokeObjectURL(preview);
};

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Takes what is dropped on the page or pasted into it; answers whether files are held over the page now. `null` takes nothing. */
export function useDroppedFiles(take: ((files: PickedFile[]) => void) | null): boolean {
  const newest = useRef(take);
  newest.current = take;
  const [over, setOver] = useState(false);
  const on = take !== null;
  useEffect(() => {
    if (!on) return;
    const off = new AbortController();
    const { signal } = off;
    const handOver = (files: Iterable<File>) => newest.current?.([...files].map(picked));
    const hold = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    window.addEventListener('dragenter', hold, { signal });
    window.addEventListener('dragover', hold, { signal });
    // The pointer left the window, not just one element for another.
    window.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), {
      signal,
    });
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      handOver(event.dataTransfer?.files ?? []);
    };
    window.addEventListener('drop', drop, { signal });
    const paste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files;
      if (!files || files.length === 0) return;
      event.preventDefault();
      handOver(files);
    };
    window.addEventListener('paste', paste, { signal });
    return () => {
      off.abort();
      setOver(false);
    };
  }, [on]);
  return over;
}
