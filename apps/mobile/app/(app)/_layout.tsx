import { Redirect, Stack, usePathname } from 'expo-router';
import { CallProvider } from '../../src/live/answers.tsx';
import { UploadProvider } from '../../src/live/upload.tsx';
import { LiveProvider } from '../../src/live/live.tsx';
import { useHeldSession } from '../../src/session/session.tsx';
import { usePalette } from '../../src/ui/theme.tsx';
import { Workplace } from '../../src/shell/Workplace.tsx';

/** Everything behind the sign-in. */
export default function AppLayout() {
  const { session } = useHeldSession();
  const path = usePathname();
  const { bg: backgroundColor } = usePalette();
  if (session.kind === 'checking') return null;
  if (session.kind === 'out')
    return <Redirect href={path === '/' ? '/sign-in' : { pathname: '/sign-in', params: { next: path } }} />;
  return (
    <LiveProvider client={session.client}>
      <CallProvider call={session.access.call}>
        <UploadProvider value={session.access.upload}>
          <Workplace>
            <Stack screenOptions={{ headerShown: false, contentStyle: { backgroundColor } }} />
          </Workplace>
        </UploadProvider>
      </CallProvider>
    </LiveProvider>
  );
}
