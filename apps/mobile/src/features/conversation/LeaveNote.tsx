import { View } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { Composer } from '../../ui/Composer.tsx';
import { SuggestionList } from './writing/SuggestionList.tsx';
import { useReply } from './writing/useReply.ts';

export type LeaveNoteProps = { conversation: Conversation; wide: boolean; autoFocus?: boolean };

/** While somebody else has the conversation, or nobody: words for the team, never for the customer. */
export function LeaveNote({ conversation, wide, autoFocus = false }: LeaveNoteProps) {
  const t = useWords();
  const { calledUp, ...reply } = useReply(conversation, 'note');
  return (
    <View style={{ paddingHorizontal: 16, paddingBottom: wide ? 16 : 12, gap: 8 }}>
      {calledUp.shown && (
        <SuggestionList
          id={calledUp.list.id}
          found={calledUp.shown}
          at={calledUp.at}
          wide={wide}
          onChoose={calledUp.choose}
        />
      )}
      <Composer
        wide={wide}
        value={reply.text}
        onChange={reply.change}
        onSend={reply.send}
        autoFocus={autoFocus}
        note
        label={t('conversation.note')}
        placeholder={t(wide ? 'conversation.noteHint' : 'conversation.note')}
        field={calledUp.field}
        {...(calledUp.shown ? { list: calledUp.list } : {})}
      />
    </View>
  );
}
