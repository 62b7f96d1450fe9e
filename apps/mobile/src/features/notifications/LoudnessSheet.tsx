import type { Loudness } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Check } from '../../ui/icons.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import { LOUDNESS } from './settings-of.ts';
import type { KindRow } from './settings-of.ts';

type Props = {
  row: KindRow;
  wide: boolean;
  onChoose: (loudness: Loudness) => void;
  onInherit: () => void;
  onClose: () => void;
};

/** How loud one kind of push is, each with what it does on a phone. */
export function LoudnessSheet({ row, wide, onChoose, onInherit, onClose }: Props) {
  const t = useWords();
  const styles = useStyles();
  return (
    <Sheet
      wide={wide}
      title={t(`alerts.kind.${row.kind}`)}
      why={row.inherited ?? t('alerts.own')}
      closeLabel={t('alerts.close')}
      onClose={onClose}
      foot={
        <>
          {row.inherited === null && <Button grow label={t('alerts.inherit')} onPress={onInherit} />}
          <Button grow kind="primary" label={t('alerts.close')} onPress={onClose} />
        </>
      }
    >
      <View role="radiogroup" aria-label={t('alerts.howLoud')}>
        {LOUDNESS.map((loudness) => (
          <Touchable
            key={loudness}
            role="radio"
            aria-checked={loudness === row.loudness}
            aria-label={t(`alerts.loudness.${loudness}`)}
            onPress={() => onChoose(loudness)}
            style={styles.option}
            active={({ hovered }) => hovered && styles.hovered}
          >
            <View style={styles.words}>
              <Text weight="medium">{t(`alerts.loudness.${loudness}`)}</Text>
              <Text size="support" color="text2">
                {t(`alerts.loudnessWhy.${loudness}`)}
              </Text>
            </View>
            {loudness === row.loudness && <Icon of={Check} color="accent" />}
          </Touchable>
        ))}
      </View>
    </Sheet>
  );
}

const useStyles = themed((color) => ({
  option: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 56,
    paddingVertical: 8,
    borderRadius: 8,
  },
  hovered: { backgroundColor: color.sunken },
  words: { flex: 1, gap: 2 },
}));
