import type { ReactNode } from 'react';
import { View } from 'react-native';
import { useWords } from '../../../i18n/i18n.ts';
import { Text } from '../../../ui/Text.tsx';

type PartProps = {
  title: 'profile.attributes' | 'profile.conversations' | 'profile.handoffs';
  children: ReactNode;
};

/** A part of the profile under its name. */
export function Part({ title, children }: PartProps) {
  const t = useWords();
  return (
    <View style={{ gap: 8 }}>
      <Text size="support" weight="semibold" color="text2" role="heading" aria-level={3}>
        {t(title)}
      </Text>
      {children}
    </View>
  );
}
