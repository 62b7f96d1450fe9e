import { later } from '../../../src/shell/later.tsx';
import { useWayBack } from '../../../src/shell/useBack.ts';
import { useWide } from '../../../src/shell/useWide.ts';
import { useSession } from '../../../src/session/session.tsx';

const LoginScreen = later(async () => (await import('../../../src/shell/late-pages.ts')).LoginScreen);

export default function LoginPage() {
  const { askLogin } = useSession();
  return <LoginScreen askLogin={askLogin} wide={useWide()} onBack={useWayBack('/settings')} />;
}
