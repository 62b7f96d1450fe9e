import { Stack } from 'expo-router';
import { StatusBar } from 'expo-status-bar';
import { SafeAreaProvider } from 'react-native-safe-area-context';
import { KeptTheme } from '../src/preferences/theme-choice.tsx';
import { useFaces } from '../src/ui/font';

export default function Root() {
  if (!useFaces()) return null;
  return (
    <SafeAreaProvider>
      <KeptTheme>
        <StatusBar style="auto" />
        <Stack screenOptions={{ headerShown: false }} />
      </KeptTheme>
    </SafeAreaProvider>
  );
}
