import { View } from 'react-native';
import { Text } from './Text.tsx';
import { usePalette } from './theme.tsx';
import type { ColorName } from './tokens.ts';

/** A key to press, drawn in the ink of what it stands on. */
export function Kbd({ keys, color = 'text3' }: { keys: string; color?: ColorName }) {
  const palette = usePalette();
  return (
    <View
      aria-hidden
      style={{
        paddingHorizontal: 5,
        borderRadius: 4,
        borderWidth: 1,
        borderColor: palette[color],
      }}
    >
      <Text size="cell" color={color}>
        {keys}
      </Text>
    </View>
  );
}
