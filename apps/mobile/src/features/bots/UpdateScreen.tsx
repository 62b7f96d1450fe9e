import { ScrollView, View } from 'react-native';
import type { BotUpdateShown } from '@baton/protocol';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useAnswer } from '../../live/answers.tsx';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { dateLabel, timeLabel } from '../../model/age.ts';
import { updateWords } from '../../model/bot-words.ts';
import { diffLines } from '../../model/lines-diff.ts';
import type { DiffLine } from '../../model/lines-diff.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { radius } from '../../ui/tokens.ts';

type Props = { botId: string; updateId: string; onBack: (() => void) | null; onOpenBot: () => void };

/** What a bot changed: in words, before and after, and how many handoffs came since. */
export function UpdateScreen({ botId, updateId, onBack, onOpenBot }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const name = useLive((state) => state.snapshot?.bots[botId]?.name) ?? t('activity.aBot');
  const { data, code } = useAnswer<BotUpdateShown>(`/v1/bots/${botId}/updates/${updateId}`);
  const title = t('activity.updated', { bot: name });
  const at = data && `${dateLabel(data.at, { dateStyle: 'long' })}, ${timeLabel(data.at)}`;
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('update.over')}
        title={title}
        under={at ?? undefined}
        back={t('conversation.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      <ScrollView contentContainerStyle={styles.body}>
        {data === null && code === null && <Skeleton />}
        {data === null && code !== null && (
          <Notice title={t('update.missing')} code={code} titleColor="warn" />
        )}
        {data !== null && <Change update={data} />}
        <View style={{ alignItems: 'flex-start' }}>
          <Button label={t('update.openBot', { bot: name })} onPress={onOpenBot} />
        </View>
      </ScrollView>
    </View>
  );
}

function Change({ update }: { update: BotUpdateShown }) {
  const t = useWords();
  const styles = useStyles();
  return (
    <>
      <Text size="words">{updateWords(t, update.details)}</Text>
      {update.summary !== null && <Text color="text2">{update.summary}</Text>}
      <Card style={styles.since}>
        <Text size="title" tabular>
          {update.handoffsSince}
        </Text>
        <Text color="text2" style={{ flex: 1 }}>
          {t('update.since', { count: update.handoffsSince })}
        </Text>
      </Card>
      {update.diff === null ? (
        <Text size="support" color="text2">
          {t('update.noDiff')}
        </Text>
      ) : (
        <View role="list" aria-label={t('update.diff')} style={styles.diff}>
          {diffLines(update.diff).map((line, place) => (
            <Line key={place} line={line} />
          ))}
        </View>
      )}
    </>
  );
}

const SIGN = { same: ' ', gone: '−', new: '+' } as const;

/** What went is struck through, what came is green: sign, colour and word tell the same. */
function Line({ line: { kind, text } }: { line: DiffLine }) {
  const t = useWords();
  const styles = useStyles();
  const said = kind === 'same' ? text : `${t(`update.${kind}`)}: ${text}`;
  return (
    <View
      role="listitem"
      aria-label={said}
      style={[styles.line, kind === 'new' && styles.came, kind === 'gone' && styles.went]}
    >
      <Text size="support" weight="semibold" color={kind === 'new' ? 'bot' : 'text3'} style={{ width: 14 }}>
        {SIGN[kind]}
      </Text>
      <Text
        size="support"
        color={kind === 'gone' ? 'text2' : 'text'}
        style={[{ flex: 1 }, kind === 'gone' && { textDecorationLine: 'line-through' }]}
      >
        {text === '' ? ' ' : text}
      </Text>
    </View>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 4, gap: 16, width: '100%', maxWidth: 760, paddingBottom: 48 },
  since: { flexDirection: 'row', alignItems: 'center', gap: 14, paddingVertical: 10, paddingHorizontal: 14 },
  diff: {
    borderWidth: 1,
    borderColor: color.line,
    borderRadius: radius.m,
    overflow: 'hidden',
    backgroundColor: color.surface,
  },
  line: { flexDirection: 'row', gap: 6, paddingVertical: 3, paddingHorizontal: 12 },
  came: { backgroundColor: color.botSoft },
  went: { backgroundColor: color.sunken },
}));
