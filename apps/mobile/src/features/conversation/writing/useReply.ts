import { useState } from 'react';
import type { Conversation } from '@baton/protocol';
import { useDraft } from '../../../live/drafts.ts';
import { useClient } from '../../../live/live.tsx';
import { useRefusedFiles } from '../files/useRefusedFiles.ts';
import { enclosedIn, useUploads } from '../files/useUploads.ts';
import { mentionsIn } from './mentions.ts';
import { useCalledUp } from './useCalledUp.ts';
import { useTyping } from './useTyping.ts';

/**
 * What is being written: words or a note, the files that go with it, and what it becomes when it is sent. `only` a note: a draft of its
 * own, so that words for the team are never found in a reply.
 */
export function useReply(conversation: Conversation, only?: 'note') {
  const client = useClient();
  const { id } = conversation;
  const [text, setText] = useDraft(only === 'note' ? `${id}/note` : id);
  const [note, setNote] = useState(only === 'note');
  const typing = useTyping(id);
  const calledUp = useCalledUp({ conversation, note, draft: text, setDraft: setText });
  const { uploads, list } = useUploads(id);
  useRefusedFiles(note);
  const enclosed = note ? undefined : enclosedIn(list);

  const sendNote = (words: string) => {
    const mentions = mentionsIn(words, calledUp.members);
    client.send(id, words, { kind: 'note', ...(mentions.length > 0 ? { mentions } : {}) });
  };
  /** The words go with the first file; a file without words is sent with its name. */
  const sendReply = (words: string) => {
    const [first, ...more] = uploads?.take() ?? [];
    const said = first && words === '' ? first.name : words;
    client.send(id, said, { kind: 'text', ...(first ? { attachment: first } : {}) });
    for (const attachment of more) client.send(id, attachment.name, { kind: 'text', attachment });
  };
  return {
    text,
    note,
    setNote,
    calledUp,
    uploads,
    list,
    enclosed,
    blur: () => typing(false),
    change: (next: string) => {
      calledUp.changed(text, next);
      setText(next);
      typing(!note && next !== '');
    },
    send: () => {
      if (note) sendNote(text.trim());
      else sendReply(text.trim());
      setText('');
      setNote(only === 'note');
      typing(false);
    },
  };
}
