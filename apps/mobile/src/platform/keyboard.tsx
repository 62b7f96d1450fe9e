import type { ReactNode } from 'react';
import { KeyboardAvoidingView, KeyboardProvider } from 'react-native-keyboard-controller';

/** Needed once, around the app. */
export const KeyboardRoom = ({ children }: { children: ReactNode }) => (
  <KeyboardProvider>{children}</KeyboardProvider>
);

/** What is inside stays above the keyboard. */
export const AboveKeyboard = ({ children }: { children: ReactNode }) => (
  <KeyboardAvoidingView behavior="padding" style={{ flex: 1 }}>
    {children}
  </KeyboardAvoidingView>
);
