import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';

type Props = {
  name: string;
  value: string;
  /** Whose word it is, and what would count else. */
  source: string;
  own: boolean;
  first: boolean;
  /** `null` for those who may only read it. */
  onOpen: (() => void) | null;
};

/** One value of the policy: what, how much, and whose word that is. */
export function PolicyRow({ name, value, source, own, first, onOpen }: Props) {
  const t = useWords();
  const styles = useStyles();
  const inside = (
    <>
      <View style={styles.words}>
        <Text weight="medium">{name}</Text>
        <Text size="meta" color="text3">
          {source}
        </Text>
      </View>
      <Text weight="semibold" color={own ? 'accent' : 'text2'} tabular style={styles.value}>
        {value}
      </Text>
    </>
  );
  const style = [styles.row, !first && styles.hair];
  if (onOpen === null) return <View style={style}>{inside}</View>;
  return (
    <Touchable
      aria-label={t('policy.tune', { what: name, value })}
      onPress={onOpen}
      style={style}
      active={({ hovered }) => hovered && styles.hovered}
    >
      {inside}
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 56,
    paddingHorizontal: 16,
    paddingVertical: 8,
  },
  hair: { borderTopWidth: 1, borderColor: color.line },
  hovered: { backgroundColor: color.bg },
  words: { flex: 1, gap: 2 },
  value: { flexShrink: 0 },
}));
