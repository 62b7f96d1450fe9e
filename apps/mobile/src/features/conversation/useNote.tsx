import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { useDraft } from '../../live/drafts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { StickyNote } from '../../ui/icons.ts';
import { usePieces } from './pieces.ts';

type Note = { button: ReactNode; field: ReactNode };

/** Where the customer is not answered: a quiet button, and the note that it opens. One that was begun stands open. */
export function useNote(conversation: Conversation, { wide, may }: { wide: boolean; may: boolean }): Note {
  const t = useWords();
  const pieces = usePieces();
  const [begun] = useDraft(`${conversation.id}/note`);
  const [open, setOpen] = useState<'begun' | 'asked' | null>(begun === '' ? null : 'begun');
  if (!may) return { button: null, field: null };
  const { id } = conversation;
  return {
    button: (
      <IconButton
        icon={StickyNote}
        label={t('conversation.noteToggle')}
        pressed={open !== null}
        onPress={() => setOpen(open === null ? 'asked' : null)}
      />
    ),
    field: open !== null && pieces && (
      <pieces.LeaveNote key={id} conversation={conversation} wide={wide} autoFocus={open === 'asked'} />
    ),
  };
}
