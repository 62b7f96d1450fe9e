import { View } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { i18n, useWords } from '../../../i18n/i18n.ts';
import { useLive } from '../../../live/live.tsx';
import { dayLabel } from '../../../model/age.ts';
import { languageName } from '../../../model/person.ts';
import { Text } from '../../../ui/Text.tsx';

/** What the conversation itself says about its customer. */
export function CustomerFacts({ conversation }: { conversation: Conversation }) {
  const t = useWords();
  const { customer } = conversation;
  const bot = useLive((state) => state.snapshot?.bots[conversation.botId]?.name ?? '');
  const facts: [string, string][] = [
    [t('customer.writesFrom'), t(`connector.${conversation.connector}`)],
    ...(customer.language === null
      ? []
      : [[t('customer.language'), languageName(customer.language, i18n.language)] as [string, string]]),
    [t('customer.bot'), bot],
    [t('customer.since'), dayLabel(conversation.createdAt)],
  ];
  return facts.map(([name, value]) => (
    <View key={name} style={{ flexDirection: 'row', gap: 12 }}>
      <Text size="support" color="text3" style={{ width: 84 }}>
        {name}
      </Text>
      <Text size="support" style={{ flex: 1 }}>
        {value}
      </Text>
    </View>
  ));
}
