import { useWords } from '../../../i18n/i18n.ts';
import { useDroppedFiles } from '../../../platform/files';
import { useToast } from '../../../ui/toasts.tsx';

/** While a note is written, what is dropped or pasted is refused with a word: it goes with no reply, and the browser does not open it. */
export function useRefusedFiles(note: boolean): void {
  const t = useWords();
  const say = useToast();
  const refuse = () => say({ kind: 'look', title: t('files.notInNote'), why: t('files.notInNoteWhy') });
  useDroppedFiles(note ? refuse : null);
}
