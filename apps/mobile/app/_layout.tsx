import '../src/platform/push-task';
import { Stack } from 'expo-router';
import { StatusBar } from 'expo-status-bar';
import { SafeAreaProvider } from 'react-native-safe-area-context';
import { KeyboardRoom } from '../src/platform/keyboard';
import { KeptLanguage } from '../src/preferences/language-choice.tsx';
import { KeptTheme } from '../src/preferences/theme-choice.tsx';
import { SessionProvider } from '../src/session/session.tsx';
import { useFaces } from '../src/ui/font';
import { isDark, usePalette, useScheme } from '../src/ui/theme.tsx';

function Pages() {
  const scheme = useScheme();
  const { bg: backgroundColor } = usePalette();
  return (
    <>
      <StatusBar style={isDark(scheme) ? 'light' : 'dark'} />
      <Stack screenOptions={{ headerShown: false, animation: 'none', contentStyle: { backgroundColor } }} />
    </>
  );
}

export default function Root() {
  if (!useFaces()) return null;
  return (
    <SafeAreaProvider>
      <KeptLanguage>
        <KeptTheme>
          <KeyboardRoom>
            <SessionProvider>
              <Pages />
            </SessionProvider>
          </KeyboardRoom>
        </KeptTheme>
      </KeptLanguage>
    </SafeAreaProvider>
  );
}
