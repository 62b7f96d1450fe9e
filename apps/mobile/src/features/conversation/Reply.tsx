import { View } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { firstNameOf } from '../../model/person.ts';
import { Button } from '../../ui/Button.tsx';
import { Composer } from '../../ui/Composer.tsx';
import { Check, Undo } from '../../ui/icons.ts';
import { Attach } from './files/Attach.tsx';
import { usePieces } from './pieces.ts';
import { useReply } from './writing/useReply.ts';

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
  const pieces = usePieces();
  const reply = useReply(conversation);
  const { calledUp, uploads, list, enclosed, note } = reply;
  const name = firstNameOf(conversation.customer.name);
  const label = t(note ? 'conversation.note' : 'conversation.reply', { name });
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
      {pieces && uploads && list.length > 0 && (
        <pieces.Tray list={list} onRetry={(id) => uploads.retry(id)} onDrop={(id) => uploads.drop(id)} />
      )}
      <Composer
        wide={wide}
        value={reply.text}
        onChange={reply.change}
        onSend={reply.send}
        onBlur={reply.blur}
        autoFocus={fresh}
        note={note}
        onNote={reply.setNote}
        label={label}
        // On a phone the longer hint would be cut.
        placeholder={wide ? t(note ? 'conversation.noteHint' : 'conversation.replyHint', { name }) : label}
        field={calledUp.field}
        tools={
          uploads && !note ? <Attach conversationId={conversation.id} uploads={uploads} wide={wide} /> : null
        }
        {...(enclosed === undefined ? {} : { enclosed })}
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
