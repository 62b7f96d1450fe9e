import { useState } from 'react';
import { View } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { useDraft } from '../../live/drafts.ts';
import { useClient } from '../../live/live.tsx';
import { firstNameOf } from '../../model/person.ts';
import { Button } from '../../ui/Button.tsx';
import { Composer } from '../../ui/Composer.tsx';
import { Check, Undo } from '../../ui/icons.ts';
import { usePieces } from './pieces.ts';
import { mentionsIn } from './writing/mentions.ts';
import { useCalledUp } from './writing/useCalledUp.ts';
import { useTyping } from './writing/useTyping.ts';

type Props = {
  conversation: Conversation;
  wide: boolean;
  /** The bar has just become a composer: the next thing is to write. */
  fresh: boolean;
  onHandBack: () => void;
  onResolve: () => void;
  onOpen: (path: string) => void;
};

export function Reply({ conversation, wide, fresh, onHandBack, onResolve, onOpen }: Props) {
  const t = useWords();
  const client = useClient();
  const [text, setText] = useDraft(conversation.id);
  const [note, setNote] = useState(false);
  const typing = useTyping(conversation.id);
  const calledUp = useCalledUp({ conversation, note, draft: text, setDraft: setText });
  const pieces = usePieces();
  const send = () => {
    const words = text.trim();
    const mentions = note ? mentionsIn(words, calledUp.members) : [];
    client.send(conversation.id, words, {
      kind: note ? 'note' : 'text',
      ...(mentions.length > 0 ? { mentions } : {}),
    });
    setText('');
    setNote(false);
    typing(false);
  };
  const change = (next: string) => {
    calledUp.changed(text, next);
    setText(next);
    typing(!note && next !== '');
  };
  const name = firstNameOf(conversation.customer.name);
  return (
    <View style={{ padding: 16, paddingTop: wide ? 12 : 8, paddingBottom: wide ? 16 : 12, gap: 8 }}>
      {pieces && calledUp.shown && (
        <pieces.SuggestionList
          id={calledUp.list.id}
          found={calledUp.shown}
          at={calledUp.at}
          wide={wide}
          onChoose={calledUp.choose}
          onWrite={() => onOpen('/settings/replies')}
        />
      )}
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
        field={calledUp.field}
        {...(calledUp.shown ? { list: calledUp.list } : {})}
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
