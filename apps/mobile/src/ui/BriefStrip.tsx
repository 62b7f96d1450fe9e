import { View } from 'react-native';
import { useWords } from '../i18n/i18n.ts';
import { Icon } from './Icon.tsx';
import { ChevronDown, ChevronUp, ScrollText } from './icons.ts';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';

/** The brief after the claim: one line, the rest a tap away. */
export function BriefStrip({
  words,
  open,
  onToggle,
}: {
  words: string;
  open: boolean;
  onToggle: () => void;
}) {
  const t = useWords();
  const styles = useStyles();
  return (
    <Touchable onPress={onToggle} aria-expanded={open} style={styles.strip} hitSlop={4}>
      <Icon of={ScrollText} size={16} color="accent" />
      <Text theirs size="support" color="text2" numberOfLines={1} style={styles.words}>
        {words}
      </Text>
      <Text size="support" weight="medium" color="accent">
        {t('brief.brief')}
      </Text>
      <View>
        <Icon of={open ? ChevronUp : ChevronDown} size={16} color="text3" />
      </View>
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  strip: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 8,
    minHeight: 36,
    paddingHorizontal: 16,
    backgroundColor: color.surface,
    borderBottomWidth: 1,
    borderColor: color.line,
  },
  words: { flex: 1, minWidth: 0 },
}));
