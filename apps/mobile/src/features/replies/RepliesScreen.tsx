import type { CannedReply } from '@baton/protocol';
import { useState } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { newId } from '../../platform/new-id';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Plus, StickyNote } from '../../ui/icons.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import { ReplyForm } from './ReplyForm.tsx';

type Props = { wide: boolean; onBack: () => void };

/** Replies that are written once: everybody who answers may write, change and delete them. */
export function RepliesScreen({ wide, onBack }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const kept = useLive((state) => state.snapshot?.cannedReplies);
  const [open, setOpen] = useState<CannedReply | null>(null);
  const replies = Object.values(kept ?? {}).sort((a, b) => a.shortcut.localeCompare(b.shortcut));
  const add = () => setOpen({ id: newId(), shortcut: '', text: '', botId: null });
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('settings.title')}
        title={t('replies.title')}
        under={t('replies.why')}
        back={t('replies.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      <ScrollView contentContainerStyle={styles.body}>
        {replies.length === 0 ? (
          <EmptyState icon={StickyNote} title={t('replies.none')} words={t('replies.noneWhy')}>
            <Button kind="primary" icon={Plus} label={t('replies.add')} onPress={add} />
          </EmptyState>
        ) : (
          <>
            <View style={{ alignSelf: 'flex-start' }}>
              <Button kind="primary" icon={Plus} label={t('replies.add')} onPress={add} />
            </View>
            <Card>
              {replies.map((reply, n) => (
                <ReplyRow key={reply.id} reply={reply} first={n === 0} onPress={() => setOpen(reply)} />
              ))}
            </Card>
          </>
        )}
      </ScrollView>
      {open && (
        <ReplyForm
          key={open.id}
          reply={open}
          fresh={!kept?.[open.id]}
          wide={wide}
          onClose={() => setOpen(null)}
        />
      )}
    </View>
  );
}

type RowProps = { reply: CannedReply; first: boolean; onPress: () => void };

function ReplyRow({ reply: { shortcut, text, botId }, first, onPress }: RowProps) {
  const t = useWords();
  const styles = useStyles();
  const bot = useLive((state) => (botId === null ? null : state.snapshot?.bots[botId]?.name));
  return (
    <Touchable
      aria-label={t('replies.change', { shortcut })}
      onPress={onPress}
      style={[styles.row, !first && styles.hair]}
      active={({ hovered }) => hovered && styles.hovered}
    >
      <View style={styles.head}>
        <Text weight="semibold" color="accent" style={{ flexShrink: 1 }}>
          {`/${shortcut}`}
        </Text>
        <Text size="meta" color="text3">
          {bot ?? t('replies.allBots')}
        </Text>
      </View>
      <Text size="support" color="text2" numberOfLines={3}>
        {text}
      </Text>
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 4, gap: 16, maxWidth: 640, width: '100%', paddingBottom: 48 },
  row: { paddingHorizontal: 16, paddingVertical: 12, gap: 4, outlineOffset: -2 },
  head: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between', gap: 12 },
  hair: { borderTopWidth: 1, borderColor: color.line },
  hovered: { backgroundColor: color.bg },
}));
