import { render } from '@testing-library/react-native';
import type { ReactElement } from 'react';
import { SafeAreaProvider } from 'react-native-safe-area-context';
import { CallProvider } from '../src/live/answers.tsx';
import { LiveProvider } from '../src/live/live.tsx';
import type { Client, ClientState } from '@baton/client';
import { sampleClient } from '../src/live/sample/client.ts';
import { ToastProvider } from '../src/ui/toasts.tsx';
import { ThemeProvider } from '../src/ui/theme.tsx';

const PHONE = {
  frame: { x: 0, y: 0, width: 390, height: 844 },
  insets: { top: 47, left: 0, right: 0, bottom: 34 },
};

const unreachable = () => Promise.reject(new TypeError('no server'));

/** A screen on a phone, in front of a client that shows `state` and answers as `answers` say. */
export async function renderLive(screen: ReactElement, state: ClientState, answers: Partial<Client> = {}) {
  const client = sampleClient(state, answers);
  await render(
    <SafeAreaProvider initialMetrics={PHONE}>
      <ThemeProvider choice="light">
        <LiveProvider client={client}>
          <CallProvider call={unreachable}>
            <ToastProvider>{screen}</ToastProvider>
          </CallProvider>
        </LiveProvider>
      </ThemeProvider>
    </SafeAreaProvider>,
  );
  return client;
}

export async function renderPlain(screen: ReactElement) {
  await render(
    <SafeAreaProvider initialMetrics={PHONE}>
      <ThemeProvider choice="dark">{screen}</ThemeProvider>
    </SafeAreaProvider>,
  );
}
