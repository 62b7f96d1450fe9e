import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useClient } from '../../live/live.tsx';
import { firstNameOf } from '../../model/person.ts';
import { copyText } from '../../platform/copy';
import { Button } from '../../ui/Button.tsx';
import { Text } from '../../ui/Text.tsx';
import type { MessageItem } from './thread-items.ts';

export type NotSentProps = { id: string; text: string; failed: NonNullable<MessageItem['failed']> };

/** Under a message that the server refused: why, and what can still be done with its words. */
export function NotSent({ id, text, failed: { code, by } }: NotSentProps) {
  const t = useWords();
  const client = useClient();
  const [copied, setCopied] = useState(false);
  const why =
    by === null
      ? t(`refused.${code}`, { defaultValue: t('refused.other') })
      : t('conversation.claimedBy', { name: firstNameOf(by) });
  const copy = () => void copyText(text).then(setCopied);
  return (
    <View style={{ alignSelf: 'flex-end', alignItems: 'flex-end', maxWidth: '78%' }}>
      <Text size="meta" color="warn" role="status">
        {t('conversation.notSent', { why })}
      </Text>
      <View style={{ flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'flex-end', gap: 4 }}>
        <Button size="sm" kind="ghost" label={t('conversation.retry')} onPress={() => client.retry(id)} />
        <Button
          size="sm"
          kind="ghost"
          label={t(copied ? 'conversation.copied' : 'conversation.copy')}
          onPress={copy}
        />
        <Button size="sm" kind="ghost" label={t('conversation.drop')} onPress={() => client.discard(id)} />
      </View>
    </View>
  );
}
