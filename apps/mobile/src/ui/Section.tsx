import type { ReactNode } from 'react';
import { View } from 'react-native';
import { Text } from './Text.tsx';

/** A part of a page under its own small heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View style={{ gap: 8 }}>
      <Text size="support" weight="semibold" color="text2" role="heading" aria-level={2}>
        {title}
      </Text>
      {children}
    </View>
  );
}
