import type { ReactNode } from 'react';
import { ScrollView, View } from 'react-native';
import type { BotHealthShown, BotUpdateList, BotUpdateShown } from '@baton/protocol';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useAnswer } from '../../live/answers.tsx';
import { useNow } from '../../live/clock.ts';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { ShowEarlier, usePages } from '../../live/pages.tsx';
import { timeLabel } from '../../model/age.ts';
import { causeWords } from '../../model/bot-words.ts';
import { durationLabel } from '../../model/duration.ts';
import { Card } from '../../ui/Card.tsx';
import { Bot as BotGlyph } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Section } from '../../ui/Section.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { HealthForm } from './HealthForm.tsx';
import { StatusWord } from './StatusWord.tsx';
import { UpdateRow } from './UpdateRow.tsx';

type Props = {
  botId: string;
  /** Who is called for it, and by which rules. */
  policy?: ReactNode;
  onBack: (() => void) | null;
  onOpenUpdate: (updateId: string) => void;
};

/** One bot: how it is and why, what it changed by itself, and how Baton knows. */
export function BotScreen({ botId, policy, onBack, onOpenUpdate }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const bot = useLive((state) => state.snapshot?.bots[botId]);
  const health = useAnswer<BotHealthShown>(`/v1/bots/${botId}/health`);
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('bots.over')}
        title={bot?.name ?? ' '}
        back={t('conversation.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      <ScrollView contentContainerStyle={styles.body} tabIndex={0}>
        {health.data === null && health.code === null && <Skeleton />}
        {health.code !== null && health.data === null && (
          <Notice title={t('bots.missing')} code={health.code} titleColor="warn" />
        )}
        {health.data !== null && <Standing health={health.data} />}
        {health.data !== null && policy}
        <Updates botId={botId} onOpen={onOpenUpdate} />
        {health.data !== null && (
          <Section title={t('bots.howKnown')}>
            <HealthForm key={botId} health={health.data} onSaved={health.again} />
          </Section>
        )}
      </ScrollView>
    </View>
  );
}

/** As many as leave how it is watched in sight. */
const FEW_UPDATES = 10;

function Updates({ botId, onOpen }: { botId: string; onOpen: (updateId: string) => void }) {
  const t = useWords();
  const pages = usePages<BotUpdateList, BotUpdateShown>({
    path: `/v1/bots/${botId}/updates`,
    by: 'after',
    itemsOf: ({ updates }) => updates,
    keyOf: ({ id }) => id,
    few: FEW_UPDATES,
  });
  return (
    <Section title={t('bots.updates')}>
      {pages.items?.length === 0 && <Text color="text2">{t('bots.noUpdates')}</Text>}
      {pages.items?.map((update) => (
        <UpdateRow key={update.id} update={update} onPress={() => onOpen(update.id)} />
      ))}
      <ShowEarlier pages={pages} />
    </Section>
  );
}

function Standing({ health }: { health: BotHealthShown }) {
  const t = useWords();
  const styles = useStyles();
  const now = useNow();
  const { status, since, because, heartbeatAt, checkedAt, talking } = health;
  const well = status === 'running';
  const watched = heartbeatAt !== null || health.settings.url !== null;
  const ago = (at: number) => t('bots.ago', { time: durationLabel(Math.max(0, now - at)) });
  const facts: [string, string][] = [
    [t('bots.heartbeat'), heartbeatAt === null ? t('bots.never') : ago(heartbeatAt)],
    ...(health.settings.url === null
      ? []
      : ([[t('bots.checked'), checkedAt === null ? t('bots.never') : ago(checkedAt)]] as [string, string][])),
    [t('bots.talking'), String(talking)],
  ];
  return (
    <Card style={[styles.card, !well && styles.unwell]}>
      <View style={{ flexDirection: 'row', alignItems: 'center', gap: 12 }}>
        <Tile icon={BotGlyph} tone={well ? 'bot' : 'warn'} />
        <View style={{ flex: 1, gap: 2 }}>
          <Text size="card" color={well ? 'text' : 'warn'}>
            {t(watched ? `bots.standing.${status}` : 'bots.standing.unknown')}
          </Text>
          {!watched && (
            <Text size="support" color="text2">
              {t('bots.unwatched')}
            </Text>
          )}
          {because !== null && (
            <Text size="support" color="text2">
              {causeWords(t, because)}
              {since !== null && ` ${t('bots.since', { time: timeLabel(since) })}`}
            </Text>
          )}
        </View>
        {watched && <StatusWord status={status} />}
      </View>
      {facts.map(([name, value]) => (
        <View key={name} style={{ flexDirection: 'row', gap: 12 }}>
          <Text size="support" weight="medium" style={{ flex: 1 }}>
            {name}
          </Text>
          <Text size="support" color="text2" tabular>
            {value}
          </Text>
        </View>
      ))}
    </Card>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 4, gap: 24, width: '100%', maxWidth: 640, paddingBottom: 48 },
  card: { padding: 14, gap: 12 },
  unwell: { borderColor: color.warnSolid, borderWidth: 1.5, backgroundColor: color.warnSoft },
}));
