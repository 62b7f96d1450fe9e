import type { ReactNode } from 'react';
import { View } from 'react-native';

/** Browsers resize the page by themselves (`interactive-widget=resizes-content`). */
export const KeyboardRoom = ({ children }: { children: ReactNode }) => children;
export const AboveKeyboard = ({ children }: { children: ReactNode }) => (
  <View style={{ flex: 1 }}>{children}</View>
);
