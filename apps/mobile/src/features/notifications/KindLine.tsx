import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import type { LayerWords } from './layer-words.ts';
import type { KindRow } from './settings-of.ts';

type Props = {
  row: KindRow;
  words: LayerWords;
  first: boolean;
  busy: boolean;
  onSwitch: (on: boolean) => void;
  onOpen: () => void;
};

/** What, how loud, on or off, and whose word that is. */
export function KindLine({ row, words, first, busy, onSwitch, onOpen }: Props) {
  const t = useWords();
  const styles = useStyles();
  const name = words.kind(row.kind);
  return (
    <View style={[styles.line, !first && styles.hair]}>
      <Touchable
        role="button"
        aria-label={t('alerts.tune', { what: name, loudness: t(`alerts.loudness.${row.loudness}`) })}
        onPress={onOpen}
        style={styles.what}
        active={({ hovered }) => hovered && styles.hovered}
      >
        <View style={styles.words}>
          <Text weight="medium" color={row.on ? 'text' : 'text2'}>
            {name}
          </Text>
          <Text size="meta" color="text3">
            {words.whose(row.inherited)}
          </Text>
        </View>
        {row.on && (
          <Chip
            label={t(`alerts.loudness.${row.loudness}`)}
            tone={row.loudness === 'critical' ? 'accent' : 'plain'}
          />
        )}
      </Touchable>
      <Toggle label={name} value={row.on} disabled={busy} onChange={onSwitch} />
    </View>
  );
}

const useStyles = themed((color) => ({
  line: { flexDirection: 'row', alignItems: 'center', gap: 12, paddingEnd: 16 },
  hair: { borderTopWidth: 1, borderColor: color.line },
  what: {
    flex: 1,
    flexDirection: 'row',
    alignItems: 'center',
    gap: 8,
    minHeight: 56,
    paddingStart: 16,
    paddingVertical: 8,
  },
  words: { flex: 1, gap: 2 },
  hovered: { backgroundColor: color.bg },
}));
