import { View } from 'react-native';
import { Icon } from './Icon.tsx';
import { Lock } from './icons.ts';
import { Text } from './Text.tsx';

/** Who opens what one may only read here. */
export function LockedLine({ words }: { words: string }) {
  return (
    <View style={{ flexDirection: 'row', alignItems: 'center', gap: 8 }}>
      <Icon of={Lock} size={14} color="text3" />
      <Text size="support" color="text2" style={{ flex: 1 }}>
        {words}
      </Text>
    </View>
  );
}
