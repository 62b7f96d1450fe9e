import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useNow } from '../../live/clock.ts';
import { useLive } from '../../live/live.tsx';
import { firstNameOf } from '../../model/person.ts';
import { Text } from '../../ui/Text.tsx';
import { TypingDots } from '../../ui/TypingDots.tsx';

type Props = { conversationId: string; gutter: number };

/** Who is here at this moment: the customer's dots, a teammate who writes, and those who look on. */
export function Company({ conversationId, gutter }: Props) {
  const t = useWords();
  const now = useNow();
  const typing = useLive((state) => state.typing[conversationId]);
  const meId = useLive((state) => state.snapshot?.me.memberId);
  const members = useLive((state) => state.snapshot?.members);
  const viewing = useLive((state) => state.viewing[conversationId]);
  const writes = typing !== undefined && typing.until > now ? typing : null;
  const names = (viewing ?? [])
    .filter((id) => id !== meId)
    .flatMap((id) => members?.[id]?.name ?? [])
    .filter((name) => name !== writes?.name || writes.by !== 'operator')
    .map(firstNameOf);
  return (
    <View style={{ paddingHorizontal: gutter, paddingBottom: 12, minHeight: 12, gap: 6 }}>
      {writes?.by === 'customer' && (
        <TypingDots label={t('conversation.typing', { name: firstNameOf(writes.name) })} />
      )}
      {writes?.by === 'operator' && (
        <Text size="meta" color="text2" role="status" style={{ alignSelf: 'flex-end' }}>
          {t('conversation.typing', { name: firstNameOf(writes.name) })} …
        </Text>
      )}
      {names.length > 0 && (
        <Text size="meta" color="text3" role="status" style={{ alignSelf: 'flex-end' }}>
          {t('conversation.viewing', { count: names.length, names: names.join(', ') })}
        </Text>
      )}
    </View>
  );
}
