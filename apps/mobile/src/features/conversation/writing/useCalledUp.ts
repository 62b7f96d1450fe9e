import { useId, useMemo, useRef, useState } from 'react';
import type { TextInput } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { useLive } from '../../../live/live.tsx';
import { caretAfter } from './caret.ts';
import { suggestionsFor } from './suggestions.ts';
import { useSuggestions } from './useSuggestions.ts';

type Given = {
  conversation: Pick<Conversation, 'botId' | 'customer'>;
  note: boolean;
  draft: string;
  setDraft: (draft: string) => void;
};

/** What is called up by the words in the composer: canned replies by `/`, in a note teammates by `@`. */
export function useCalledUp({ conversation, note, draft, setDraft }: Given) {
  const field = useRef<TextInput>(null);
  const id = useId();
  const [caret, setCaret] = useState(draft.length);
  const snapshot = useLive((state) => state.snapshot);
  const members = useMemo(() => Object.values(snapshot?.members ?? {}), [snapshot?.members]);
  const meId = snapshot?.me.memberId;
  const found = suggestionsFor({
    draft,
    caret: Math.min(caret, draft.length),
    note,
    botId: conversation.botId,
    names: {
      customer: conversation.customer.name,
      operator: snapshot?.me.name ?? '',
      bot: snapshot?.bots[conversation.botId]?.name ?? '',
    },
    replies: Object.values(snapshot?.cannedReplies ?? {}),
    members: members.filter((member) => member.id !== meId),
  });
  const { shown, at, key, choose } = useSuggestions(found, (taken) => {
    setDraft(taken.text);
    setCaret(taken.caret);
    field.current?.focus();
  });
  return {
    members,
    shown,
    at,
    choose,
    field,
    list: { id, lit: shown?.options[at]?.id ?? null, key },
    changed: (before: string, after: string) => setCaret(caretAfter(before, after)),
  };
}
