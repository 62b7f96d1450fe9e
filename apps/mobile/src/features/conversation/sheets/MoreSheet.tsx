import { View } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Glyph } from '../../../ui/Icon.tsx';
import { AlarmClock, ArrowLeftRight, Inbox, ScrollText, Tag, User } from '../../../ui/icons.ts';
import { Sheet } from '../../../ui/Sheet.tsx';
import type { Acts, SheetKind } from '../useActs.ts';

type Props = {
  conversation: Conversation;
  acts: Acts;
  mine: boolean;
  wide: boolean;
  panel: boolean;
  onClose: () => void;
};
type Way = { kind: SheetKind; icon: Glyph; label: string };

/** The rarer things that can be done: those of the holder first, then what everybody may. */
export function MoreSheet({ conversation, acts, mine, wide, panel, onClose }: Props) {
  const t = useWords();
  const holder: Way[] = [
    { kind: 'transfer', icon: ArrowLeftRight, label: t('aside.transfer') },
    { kind: 'snooze', icon: AlarmClock, label: t('aside.snooze') },
  ];
  const everybody: Way[] = [
    { kind: 'labels', icon: Tag, label: t('aside.labels') },
    ...(panel ? [] : [{ kind: 'customer' as const, icon: User, label: t('customer.title') }]),
    { kind: 'transcript', icon: ScrollText, label: t('transcript.title') },
  ];
  return (
    <Sheet
      title={conversation.customer.name}
      closeLabel={t('handBack.cancel')}
      wide={wide}
      onClose={onClose}
      foot={<Button grow label={t('handBack.cancel')} onPress={onClose} />}
    >
      <View style={{ gap: 8 }}>
        {[...(mine ? holder : []), ...everybody].map(({ kind, icon, label }) => (
          <Button key={kind} icon={icon} label={label} onPress={() => acts.ask(kind)} />
        ))}
        {mine && <Button icon={Inbox} label={t('conversation.release')} onPress={acts.release} />}
      </View>
    </Sheet>
  );
}
