import { ScrollView } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import type { Scope } from './settings-of.ts';

type Props = {
  scope: Scope;
  bots: readonly { id: string; name: string }[];
  onChange: (scope: Scope) => void;
};

/** Which bot the settings are of. */
export function ScopeChips({ scope, bots, onChange }: Props) {
  const t = useWords();
  const styles = useStyles();
  const options = [{ id: null, name: t('alerts.everywhere') }, ...bots];
  return (
    <ScrollView
      horizontal
      showsHorizontalScrollIndicator={false}
      role="radiogroup"
      aria-label={t('alerts.whichBot')}
      contentContainerStyle={styles.row}
    >
      {options.map(({ id, name }) => {
        const on = id === scope.botId;
        return (
          <Touchable
            key={id ?? 'all'}
            role="radio"
            aria-checked={on}
            aria-label={name}
            onPress={() => onChange({ botId: id })}
            style={[styles.chip, on && styles.on]}
          >
            <Text
              size="support"
              weight={on ? 'semibold' : 'medium'}
              color={on ? 'accent' : 'text2'}
              numberOfLines={1}
            >
              {name}
            </Text>
          </Touchable>
        );
      })}
    </ScrollView>
  );
}

const useStyles = themed((color) => ({
  row: { gap: 8, paddingVertical: 2 },
  chip: {
    minHeight: 36,
    justifyContent: 'center',
    paddingHorizontal: 14,
    borderRadius: 18,
    borderWidth: 1,
    borderColor: color.line,
    backgroundColor: color.surface,
    maxWidth: 220,
  },
  on: { borderColor: color.accentSolid, backgroundColor: color.accentSoft },
}));
