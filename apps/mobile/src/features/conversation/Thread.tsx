import { useMemo } from 'react';
import { View } from 'react-native';
import { LegendList } from '@legendapp/list/react-native';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { useClient, useLive } from '../../live/live.tsx';
import { dateLabel } from '../../model/age.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { SystemLine } from '../../ui/SystemLine.tsx';
import { Text } from '../../ui/Text.tsx';
import { Company } from './Company.tsx';
import { lineWords } from './line-words.ts';
import { Said } from './Said.tsx';
import { threadItems } from './thread-items.ts';
import type { ThreadItem } from './thread-items.ts';

const NONE = [] as const;

/** What was said and what happened, oldest on top; stays where you read when something comes. */
export function Thread({ conversation, wide }: { conversation: Conversation; wide: boolean }) {
  const t = useWords();
  const client = useClient();
  const thread = useLive((state) => state.threads[conversation.id]);
  const outbox = useLive((state) => state.outbox);
  const offline = useLive((state) => state.phase === 'offline');
  const me = useLive((state) => state.snapshot?.me);
  const items = useMemo(
    () => (me ? threadItems({ entries: thread?.entries ?? NONE, outbox, conversation, me, offline }) : []),
    [thread?.entries, outbox, conversation, me, offline],
  );
  const gutter = wide ? 24 : 16;
  const unknown = !thread || (thread.loading && thread.entries.length === 0);
  if (unknown && !offline)
    return (
      <View style={{ flex: 1 }}>
        <Skeleton />
      </View>
    );
  return (
    <LegendList
      data={items}
      keyExtractor={(item) => item.key}
      getItemType={(item) => item.type}
      estimatedItemSize={64}
      alignItemsAtEnd
      initialScrollAtEnd
      maintainScrollAtEnd
      maintainVisibleContentPosition
      style={{ flex: 1 }}
      keyboardDismissMode="interactive"
      keyboardShouldPersistTaps="handled"
      ListHeaderComponent={
        thread?.more === true ? (
          <View style={{ alignItems: 'center', paddingTop: 8 }}>
            <Button
              size="sm"
              kind="ghost"
              label={t('conversation.older')}
              disabled={thread.loading}
              onPress={() => void client.loadOlder(conversation.id)}
            />
          </View>
        ) : (
          <View style={{ height: 12 }} />
        )
      }
      ListEmptyComponent={
        <Text size="support" color="text3" style={{ textAlign: 'center' }}>
          {unknown ? t('offline.never') : t('conversation.empty')}
        </Text>
      }
      ListFooterComponent={<Company conversationId={conversation.id} gutter={gutter} />}
      renderItem={({ item }) => (
        <View style={{ paddingHorizontal: gutter }}>
          <Line item={item} lang={conversation.customer.language} meId={me?.memberId ?? ''} />
        </View>
      )}
    />
  );
}

type LineProps = { item: ThreadItem; lang: string | null; meId: string };

function Line({ item, lang, meId }: LineProps) {
  const t = useWords();
  switch (item.type) {
    case 'message':
      return <Said item={item} lang={lang} />;
    case 'line':
      return <SystemLine text={lineWords(item.entry, meId, t)} />;
    case 'system':
      return <SystemLine theirs text={item.text} />;
    case 'day':
      return <SystemLine text={dateLabel(item.at, { weekday: 'long', day: 'numeric', month: 'long' })} />;
  }
}
