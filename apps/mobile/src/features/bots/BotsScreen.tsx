import { useMemo } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import { Bot } from '../../ui/icons.ts';
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
          <Touchable
            key={bot.id}
            onPress={() => onOpen(bot.id)}
            aria-label={`${bot.name}, ${t(`bots.status.${bot.status}`)}`}
            style={[styles.row, bot.id === selected && styles.selected]}
            active={({ hovered }) => hovered && bot.id !== selected && styles.hovered}
          >
            <Tile icon={Bot} tone={bot.status === 'running' ? 'bot' : 'warn'} />
            <Text weight="medium" style={{ flex: 1 }}>
              {bot.name}
            </Text>
            <StatusWord status={bot.status} />
          </Touchable>
        ))}
      </ScrollView>
    </View>
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
