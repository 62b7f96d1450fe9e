import { ScrollView, View } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { clockLabel } from '../../model/wait.ts';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { ConversationBrief } from './ConversationBrief.tsx';
import { CustomerFacts } from './customer/CustomerFacts.tsx';
import { usePieces } from './pieces.ts';

type Props = { conversation: Conversation; onOpen: (path: string) => void };

/** Beside the chat on a wide screen: the brief, and who the customer is. */
export function SidePanel({ conversation, onOpen }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { handoff } = conversation;
  const waited = handoff?.claimedAt ? clockLabel(handoff.claimedAt - handoff.waitingSince) : null;
  const pieces = usePieces();
  return (
    <View style={styles.panel} role="complementary">
      {handoff && (
        <View style={styles.head}>
          <Text weight="semibold" role="heading" aria-level={2} style={{ flex: 1 }}>
            {t('brief.brief')}
          </Text>
          {waited !== null && (
            <Text size="meta" color="text3" tabular>
              {t('brief.waited', { time: waited })}
            </Text>
          )}
        </View>
      )}
      <ScrollView>
        {handoff && (
          <ConversationBrief conversation={conversation} counting={conversation.owner === 'queue'} />
        )}
        {handoff && <View style={styles.hair} />}
        <View style={styles.section}>
          <Text weight="semibold" role="heading" aria-level={2}>
            {t('customer.title')}
          </Text>
          <CustomerFacts conversation={conversation} />
          {pieces && (
            <View style={styles.profile}>
              <pieces.Profile key={conversation.id} conversation={conversation} onOpen={onOpen} />
            </View>
          )}
        </View>
      </ScrollView>
    </View>
  );
}

const useStyles = themed((color) => ({
  panel: {
    width: '36%',
    maxWidth: 360,
    backgroundColor: color.surface,
    borderStartWidth: 1,
    borderColor: color.line,
  },
  head: {
    flexDirection: 'row',
    alignItems: 'center',
    minHeight: 57,
    paddingHorizontal: 16,
    borderBottomWidth: 1,
    borderColor: color.line,
  },
  hair: { height: 1, backgroundColor: color.line },
  section: { padding: 16, paddingTop: 14, gap: 8 },
  profile: { paddingTop: 8 },
}));
