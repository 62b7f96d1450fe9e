import { ageOf, timeLabel } from '../model/age.ts';
import { useWords } from '../i18n/i18n.ts';
import { Banner } from '../ui/Banner.tsx';
import { WifiOff } from '../ui/icons.ts';
import { usePresent } from './clock.ts';
import { useLive } from './live.tsx';

/** Offline is a state: how old what you see is, and what is kept to be sent. */
export function OfflineBanner() {
  const offline = useLive((state) => state.phase === 'offline');
  return offline ? <Offline /> : null;
}

function Offline() {
  const t = useWords();
  const now = usePresent();
  const asOf = useLive((state) => state.asOf);
  const kept = useLive((state) => state.outbox.filter((item) => item.state !== 'failed').length);
  const age = ageOf(asOf, now);
  const said =
    age.kind === 'minutes'
      ? t('age.minutesAgo', { count: age.count })
      : age.kind === 'now'
        ? t('age.secondsAgo')
        : t('age.hoursAgo', { count: Math.floor((now - asOf) / 3_600_000) });
  return (
    <Banner
      icon={WifiOff}
      lead={t('offline.lead')}
      words={asOf === 0 ? t('offline.never') : t('offline.asOf', { time: timeLabel(asOf), age: said })}
      {...(kept > 0 ? { remark: t('offline.kept', { count: kept }) } : {})}
    />
  );
}
