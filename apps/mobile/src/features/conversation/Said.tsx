import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { timeLabel } from '../../model/age.ts';
import { firstNameOf } from '../../model/person.ts';
import { MessageBubble } from '../../ui/MessageBubble.tsx';
import { NotSent } from './NotSent.tsx';
import type { MessageItem } from './thread-items.ts';
import { NoteWords } from './writing/NoteWords.tsx';

/** One message, with whatever became of it. */
export function Said({ item, lang }: { item: MessageItem; lang: string | null }) {
  const t = useWords();
  const { kind, text, mine, mentions, failed } = item;
  const theirs = kind === 'customer' && lang !== null ? { lang } : {};
  const name = kind === 'bot' ? item.name : mine ? t('conversation.you') : firstNameOf(item.name);
  // One's own note says what it is, and that is enough.
  const timed = item.closesRun && failed === null && !(kind === 'note' && mine);
  return (
    <View style={{ paddingBottom: 6 }}>
      <MessageBubble
        kind={kind}
        text={text}
        name={name}
        {...(mentions.length > 0 ? { words: <NoteWords text={text} mentions={mentions} /> } : {})}
        {...(timed ? { time: timeLabel(item.at) } : {})}
        {...(item.tick ? { tick: item.tick } : {})}
        newest={item.newest}
        kept={item.kept}
        {...theirs}
      />
      {failed && <NotSent id={item.key} text={text} failed={failed} />}
    </View>
  );
}
