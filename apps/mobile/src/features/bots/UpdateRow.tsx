import { View } from 'react-native';
import type { BotUpdateShown } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { shortDay, timeLabel } from '../../model/age.ts';
import { updateWords } from '../../model/bot-words.ts';
import { Card } from '../../ui/Card.tsx';
import { Text } from '../../ui/Text.tsx';
import { Touchable } from '../../ui/Touchable.tsx';

/** One change of a bot, and how many handoffs came since. */
export function UpdateRow({ update, onPress }: { update: BotUpdateShown; onPress: () => void }) {
  const t = useWords();
  const words = updateWords(t, update.details);
  const when = `${shortDay(update.at)} ${timeLabel(update.at)}`;
  const since = t('bots.handoffsSince', { count: update.handoffsSince });
  return (
    <Touchable onPress={onPress} aria-label={`${words} ${when}. ${since}`}>
      <Card style={{ paddingVertical: 12, paddingHorizontal: 14, gap: 4 }}>
        <Text weight="medium">{words}</Text>
        <View style={{ flexDirection: 'row', gap: 12 }}>
          <Text size="support" color="text2" style={{ flex: 1 }}>
            {since}
          </Text>
          <Text size="support" color="text3" tabular>
            {when}
          </Text>
        </View>
      </Card>
    </Touchable>
  );
}
