import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';

type Props = { value: string | null; onChoose: (botId: string | null) => void };

/** All bots, or one of them. */
export function BotChoice({ value, onChoose }: Props) {
  const t = useWords();
  const styles = useStyles();
  const bots = useLive((state) => state.snapshot?.bots);
  const options = [
    { id: null, name: t('replies.allBots') },
    ...Object.values(bots ?? {}).sort((a, b) => a.name.localeCompare(b.name)),
  ];
  return (
    <View style={{ gap: 8 }}>
      <Text size="support" weight="medium" color="text2">
        {t('replies.forBot')}
      </Text>
      <View role="radiogroup" aria-label={t('replies.forBot')} style={styles.options}>
        {options.map(({ id, name }) => (
          <Touchable
            key={id ?? 'all'}
            role="radio"
            aria-checked={id === value}
            onPress={() => onChoose(id)}
            style={[styles.option, id === value && styles.on]}
          >
            <Text
              size="support"
              weight={id === value ? 'semibold' : 'medium'}
              color={id === value ? 'accent' : 'text2'}
            >
              {name}
            </Text>
          </Touchable>
        ))}
      </View>
    </View>
  );
}

const useStyles = themed((color) => ({
  options: { flexDirection: 'row', flexWrap: 'wrap', gap: 8 },
  option: {
    minHeight: 36,
    justifyContent: 'center',
    paddingHorizontal: 12,
    borderRadius: 18,
    borderWidth: 1,
    borderColor: color.line,
  },
  on: { borderColor: color.accent, backgroundColor: color.accentSoft },
}));
