import type { ReactNode } from 'react';
import { View } from 'react-native';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';

type Props = { icon: Glyph; lead: string; words: ReactNode; remark?: string };

/** A state of the whole screen, said under its title. */
export function Banner({ icon, lead, words, remark }: Props) {
  const styles = useStyles();
  return (
    <View style={styles.banner} role="status">
      <Icon of={icon} size={16} color="text2" />
      <Text size="support" color="text2" style={styles.words}>
        <Text size="support" weight="semibold">
          {lead}
        </Text>{' '}
        {words}
      </Text>
      {remark !== undefined && (
        <Text size="support" weight="medium" color="text2">
          {remark}
        </Text>
      )}
    </View>
  );
}

const useStyles = themed((color) => ({
  banner: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 8,
    minHeight: 36,
    paddingVertical: 8,
    paddingHorizontal: 16,
    backgroundColor: color.sunken,
    borderTopWidth: 1,
    borderBottomWidth: 1,
    borderColor: color.line,
  },
  words: { flex: 1 },
}));
