import { useMemo } from 'react';
import type { Bot, BotList } from '@baton/protocol';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useAnswer } from '../../live/answers.tsx';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import { Bot as BotGlyph } from '../../ui/icons.ts';
import { StatusWord } from './StatusWord.tsx';

type Props = { onOpen: (botId: string) => void; selected?: string; wide?: boolean };

const ORDER = { down: 0, degraded: 1, running: 2 } as const;

/** All bots, those that are not well first. */
export function BotsScreen({ onOpen, selected, wide = false }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const known = useLive((state) => state.snapshot?.bots);
  const bots = useMemo(
    () =>
      Object.values(known ?? {}).sort(
        (a, b) => ORDER[a.status] - ORDER[b.status] || a.name.localeCompare(b.name),
      ),
    [known],
  );
  const listed = useAnswer<BotList>('/v1/bots').data?.bots;
  const watchedOf = (id: string): boolean | undefined => listed?.find((bot) => bot.id === id)?.watched;
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <View style={styles.head}>
        <Text size={wide ? 'pane' : 'title'} role="heading" aria-level={1}>
          {t('bots.title')}
        </Text>
      </View>
      <OfflineBanner />
      <ScrollView>
        {bots.map((bot) => (
          <BotRow
            key={bot.id}
            bot={bot}
            watched={watchedOf(bot.id)}
            selected={bot.id === selected}
            onPress={() => onOpen(bot.id)}
          />
        ))}
      </ScrollView>
    </View>
  );
}

type RowProps = {
  bot: Bot;
  /** Something tells how it is; not known before the server has answered. */
  watched: boolean | undefined;
  selected: boolean;
  onPress: () => void;
};

function BotRow({ bot: { name, status }, watched, selected, onPress }: RowProps) {
  const t = useWords();
  const styles = useStyles();
  const well = status === 'running';
  // What tells nothing of itself counts as running.
  const word = well && watched === false ? t('bots.standing.unknown') : null;
  const told = !well || watched === true;
  return (
    <Touchable
      onPress={onPress}
      aria-label={[name, word ?? (told ? t(`bots.status.${status}`) : '')].filter(Boolean).join(', ')}
      style={[styles.row, selected && styles.selected]}
      active={({ hovered }) => hovered && !selected && styles.hovered}
    >
      <Tile icon={BotGlyph} tone={well ? 'bot' : 'warn'} />
      <Text theirs weight="medium" style={{ flex: 1 }}>
        {name}
      </Text>
      {word !== null && (
        <Text size="support" color="text2">
          {word}
        </Text>
      )}
      {told && <StatusWord status={status} />}
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  head: { minHeight: 56, justifyContent: 'center', paddingHorizontal: 16 },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    paddingVertical: 10,
    paddingHorizontal: 16,
    backgroundColor: color.surface,
    borderTopWidth: 1,
    borderColor: color.line,
  },
  selected: { backgroundColor: color.accentSoft },
  hovered: { backgroundColor: color.sunken },
}));
