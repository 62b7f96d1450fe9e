import { useNow } from '../../src/live/clock.ts';
import { useSession } from '../../src/session/session.tsx';
import { later } from '../../src/shell/later.tsx';
import { useWayBack } from '../../src/shell/useBack.ts';
import { useWide } from '../../src/shell/useWide.ts';

const NotificationsScreen = later(
  async () => (await import('../../src/shell/late-pages.ts')).NotificationsScreen,
);

export default function Notifications() {
  const { call } = useSession();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <NotificationsScreen
      call={call}
      now={useNow()}
      zone={zone}
      wide={useWide()}
      onBack={useWayBack('/settings')}
    />
  );
}
