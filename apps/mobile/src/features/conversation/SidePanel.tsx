import { ScrollView, View } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { i18n, useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { timeLabel } from '../../model/age.ts';
import { languageName } from '../../model/person.ts';
import { clockLabel } from '../../model/wait.ts';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { ConversationBrief } from './ConversationBrief.tsx';

/** Beside the chat on a wide screen: the brief, and who the customer is. */
export function SidePanel({ conversation }: { conversation: Conversation }) {
  const t = useWords();
  const styles = useStyles();
  const { customer, handoff } = conversation;
  const bot = useLive((state) => state.snapshot?.bots[conversation.botId]?.name ?? '');
  const waited = handoff?.claimedAt ? clockLabel(handoff.claimedAt - handoff.waitingSince) : null;
  const facts: [string, string][] = [
    [t('customer.writesFrom'), t(`connector.${conversation.connector}`)],
    ...(customer.language === null
      ? []
      : [[t('customer.language'), languageName(customer.language, i18n.language)] as [string, string]]),
    [t('customer.bot'), bot],
    [t('customer.since'), timeLabel(conversation.createdAt)],
  ];
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
          {facts.map(([name, value]) => (
            <View key={name} style={styles.pair}>
              <Text size="support" color="text3" style={styles.key}>
                {name}
              </Text>
              <Text size="support" style={{ flex: 1 }}>
                {value}
              </Text>
            </View>
          ))}
        </View>
      </ScrollView>
    </View>
  );
}

const useStyles = themed((color) => ({
  panel: { width: 360, backgroundColor: color.surface, borderStartWidth: 1, borderColor: color.line },
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
  pair: { flexDirection: 'row', gap: 12 },
  key: { width: 84 },
}));
