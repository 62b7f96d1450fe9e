import { useEffect, useRef, useState } from 'react';
import { View } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { useDraft } from '../../live/drafts.ts';
import { useClient } from '../../live/live.tsx';
import { firstNameOf } from '../../model/person.ts';
import { Button } from '../../ui/Button.tsx';
import { Composer } from '../../ui/Composer.tsx';
import { Check, Undo } from '../../ui/icons.ts';

type Props = {
  conversation: Conversation;
  wide: boolean;
  /** The bar has just become a composer: the next thing is to write. */
  fresh: boolean;
  onHandBack: () => void;
  onResolve: () => void;
};

/** Dots on the other side go out this long after the last key, well before they would by themselves. */
const PAUSE_MS = 4000;

export function Reply({ conversation, wide, fresh, onHandBack, onResolve }: Props) {
  const t = useWords();
  const client = useClient();
  const [text, setText] = useDraft(conversation.id);
  const [note, setNote] = useState(false);
  const typing = useTyping(conversation.id);
  const send = () => {
    client.send(conversation.id, text.trim(), { kind: note ? 'note' : 'text' });
    setText('');
    setNote(false);
    typing(false);
  };
  const change = (next: string) => {
    setText(next);
    typing(!note && next !== '');
  };
  const name = firstNameOf(conversation.customer.name);
  return (
    <View style={{ padding: 16, paddingTop: wide ? 12 : 8, paddingBottom: wide ? 16 : 12, gap: 8 }}>
      <Composer
        wide={wide}
        value={text}
        onChange={change}
        onSend={send}
        onBlur={() => typing(false)}
        autoFocus={fresh}
        note={note}
        onNote={setNote}
        placeholder={note ? t('conversation.note') : t('conversation.reply', { name })}
      />
      {!wide && (
        <View style={{ flexDirection: 'row', gap: 8 }}>
          <Button grow size="bar" icon={Undo} label={t('conversation.handBack')} onPress={onHandBack} />
          <Button grow size="bar" icon={Check} label={t('conversation.resolve')} onPress={onResolve} />
        </View>
      )}
    </View>
  );
}

/** Tells the customer's side that somebody writes, and that they stopped. */
function useTyping(conversationId: string): (on: boolean) => void {
  const client = useClient();
  const pause = useRef<ReturnType<typeof setTimeout> | null>(null);
  const on = useRef(false);
  const tell = (next: boolean) => {
    if (pause.current !== null) clearTimeout(pause.current);
    if (next) pause.current = setTimeout(() => tell(false), PAUSE_MS);
    if (next || on.current) client.typing(conversationId, next);
    on.current = next;
  };
  const newest = useRef(tell);
  newest.current = tell;
  useEffect(() => () => newest.current(false), []);
  return tell;
}
