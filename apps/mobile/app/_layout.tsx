import '../src/platform/push-task';
import { Stack } from 'expo-router';
import { StatusBar } from 'expo-status-bar';
import { SafeAreaProvider } from 'react-native-safe-area-context';
import { KeyboardRoom } from '../src/platform/keyboard';
import { KeptTheme } from '../src/preferences/theme-choice.tsx';
import { SessionProvider } from '../src/session/session.tsx';
import { useFaces } from '../src/ui/font';

export default function Root() {
  if (!useFaces()) return null;
  return (
    <SafeAreaProvider>
      <KeptTheme>
        <KeyboardRoom>
          <SessionProvider>
            <StatusBar style="auto" />
            <Stack screenOptions={{ headerShown: false, animation: 'none' }} />
          </SessionProvider>
        </KeyboardRoom>
      </KeptTheme>
    </SafeAreaProvider>
  );
}
