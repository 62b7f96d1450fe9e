import { View } from 'react-native';
import type { Conversation, CustomerProfile } from '@baton/protocol';
import { useWords } from '../../../i18n/i18n.ts';
import { useLive } from '../../../live/live.tsx';
import { dayLabel } from '../../../model/age.ts';
import { firstNameOf } from '../../../model/person.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { ChevronRight } from '../../../ui/icons.ts';
import { Text } from '../../../ui/Text.tsx';
import { themed } from '../../../ui/theme.tsx';
import { Touchable } from '../../../ui/Touchable.tsx';
import { Part } from './Part.tsx';

type Handoffs = CustomerProfile['handoffs'];
type Props = {
  conversations: readonly Conversation[];
  handoffs: Readonly<Handoffs>;
  onOpen: (path: string) => void;
};

/** The customer's other conversations, and when humans helped before; each opens. */
export function Past({ conversations, handoffs, onOpen }: Props) {
  const t = useWords();
  const bots = useLive((state) => state.snapshot?.bots);
  const open = (id: string) => onOpen(`/conversations/${id}`);
  return (
    <>
      <Part title="profile.conversations">
        {conversations.length === 0 && <None />}
        {conversations.map(({ id, botId, updatedAt, lastMessage }) => (
          <Line
            key={id}
            title={bots?.[botId]?.name ?? t('customer.bot')}
            at={updatedAt}
            words={lastMessage?.text ?? t('conversation.empty')}
            onPress={() => open(id)}
          />
        ))}
      </Part>
      <Part title="profile.handoffs">
        {handoffs.length === 0 && <None />}
        {handoffs.map((handoff) => (
          <Line
            key={handoff.id}
            title={t(`reason.${handoff.reason}`)}
            at={handoff.waitingSince}
            words={endOf(handoff, t)}
            onPress={() => open(handoff.conversationId)}
          />
        ))}
      </Part>
    </>
  );
}

/** What became of a handoff, in a line. */
function endOf({ state, operator, outcome }: Handoffs[number], t: ReturnType<typeof useWords>): string {
  const name = operator ? firstNameOf(operator.name) : '';
  const ended = t(`profile.state.${state}`, { name });
  return outcome ? `${ended} ${outcome}` : ended;
}

function None() {
  const t = useWords();
  return (
    <Text size="support" color="text3">
      {t('profile.none')}
    </Text>
  );
}

type LineProps = { title: string; at: number; words: string; onPress: () => void };

function Line({ title, at, words, onPress }: LineProps) {
  const styles = useStyles();
  const when = dayLabel(at);
  return (
    <Touchable
      role="link"
      aria-label={`${title}, ${when}, ${words}`}
      onPress={onPress}
      style={styles.line}
      active={({ hovered }) => hovered && styles.hovered}
    >
      <View style={{ flex: 1, minWidth: 0 }}>
        <View style={styles.head}>
          <Text size="support" weight="medium" numberOfLines={1} style={{ flex: 1 }}>
            {title}
          </Text>
          <Text size="meta" color="text3" tabular>
            {when}
          </Text>
        </View>
        <Text size="support" color="text2" numberOfLines={2}>
          {words}
        </Text>
      </View>
      <Icon of={ChevronRight} size={16} color="text3" />
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  line: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 8,
    minHeight: 44,
    paddingVertical: 4,
    borderRadius: 8,
  },
  head: { flexDirection: 'row', alignItems: 'center', gap: 8 },
  hovered: { backgroundColor: color.sunken },
}));
