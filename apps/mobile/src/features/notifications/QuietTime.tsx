import { useRef } from 'react';
import type { MemberPeace, MemberPeaceChange, QuietHours } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { quietHoursOf } from '../../model/peace.ts';
import { Button } from '../../ui/Button.tsx';
import { Hours } from './Hours.tsx';
import { everQuiet, neverQuiet, usualNight } from './quiet.ts';
import { Setting } from './Setting.tsx';

type Props = {
  peace: MemberPeace;
  zone: string;
  wide: boolean;
  busy: boolean;
  onChange: (change: MemberPeaceChange) => void;
};

/** A member's quiet hours: their own, or the organization's while they say nothing. What is changed becomes their own. */
export function QuietTime({ peace, zone, wide, busy, onChange }: Props) {
  const t = useWords();
  // What was switched off comes back as it was, while this is shown.
  const left = useRef<QuietHours>(null);
  const { quietHours: own, organizationQuietHours: everybodys } = peace;
  const hours = quietHoursOf(peace);
  const on = hours !== null && everQuiet(hours);
  const whose = on ? t('alerts.quietZone', { zone: hours.zone }) : t('alerts.quietOff');
  const source = t(own === null ? 'alerts.source.organization' : 'alerts.own');
  const wanted = (next: boolean) => {
    if (next && left.current) return left.current;
    if (next) return own !== null && everybodys ? null : usualNight(zone);
    return everybodys && neverQuiet(everybodys);
  };
  return (
    <>
      <Setting
        name={t('alerts.quietHours')}
        why={everybodys ? `${whose} · ${source}` : whose}
        value={on}
        busy={busy}
        onChange={(next) => {
          if (!next) left.current = own;
          onChange({ quietHours: wanted(next) });
        }}
      />
      {on && <Hours hours={hours} wide={wide} onChange={(next) => onChange({ quietHours: next })} />}
      {own !== null && everybodys !== null && (
        <View style={{ alignItems: 'flex-start' }}>
          <Button
            size="sm"
            label={t('alerts.inherit')}
            disabled={busy}
            onPress={() => onChange({ quietHours: null })}
          />
        </View>
      )}
    </>
  );
}
