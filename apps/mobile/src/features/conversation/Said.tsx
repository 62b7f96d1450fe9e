import { View } from 'react-native';
import type { Attachment } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { timeLabel } from '../../model/age.ts';
import { firstNameOf } from '../../model/person.ts';
import { MessageBubble } from '../../ui/MessageBubble.tsx';
import { frameOf, isImage } from './files/frame.ts';
import { usePieces } from './pieces.ts';
import type { MessageItem } from './thread-items.ts';
import { NoteWords } from './writing/NoteWords.tsx';

/** One message, with whatever became of it. */
export function Said({ item, lang }: { item: MessageItem; lang: string | null }) {
  const t = useWords();
  const pieces = usePieces();
  const { kind, mine, mentions, failed } = item;
  const attachment = kind === 'discarded' ? null : item.attachment;
  // A file without a caption is sent with its name as the words.
  const text = attachment?.name === item.text ? '' : item.text;
  const theirs = kind === 'customer' && lang !== null ? { lang } : {};
  const name = kind === 'bot' ? item.name : mine ? t('conversation.you') : firstNameOf(item.name);
  const timed = item.closesRun && failed === null;
  return (
    <View style={{ paddingBottom: 6 }}>
      <MessageBubble
        kind={kind}
        text={text}
        name={name}
        {...(attachment ? { media: <Carried attachment={attachment} /> } : {})}
        {...(mentions.length > 0 ? { words: <NoteWords text={text} mentions={mentions} /> } : {})}
        {...(timed ? { time: timeLabel(item.at) } : {})}
        {...(item.tick ? { tick: item.tick } : {})}
        newest={item.newest}
        kept={item.kept}
        {...theirs}
      />
      {pieces && failed && <pieces.NotSent id={item.key} text={item.text} failed={failed} />}
    </View>
  );
}

/** The file of a message; its place is kept while what draws it is on its way. */
function Carried({ attachment }: { attachment: Attachment }) {
  const pieces = usePieces();
  if (pieces) return <pieces.Media attachment={attachment} />;
  return <View style={isImage(attachment) ? frameOf(attachment) : { minWidth: 180, minHeight: 48 }} />;
}
