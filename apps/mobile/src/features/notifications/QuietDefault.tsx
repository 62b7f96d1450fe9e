import { useRef } from 'react';
import type { ExplainedSettings, OrganizationAlertsChange, QuietHours } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { useCall } from '../../live/answers.tsx';
import { Held, useKept } from '../../live/kept.tsx';
import { Card } from '../../ui/Card.tsx';
import { Hours } from './Hours.tsx';
import { usualNight } from './quiet.ts';
import { Setting } from './Setting.tsx';

/** The quiet hours of members who have not said otherwise. Those that were switched off come back as they were while this is shown. */
export function QuietDefault({ wide }: { wide: boolean }) {
  const t = useWords();
  const left = useRef<QuietHours>(null);
  const kept = useKept<ExplainedSettings, OrganizationAlertsChange>(useCall(), '/v1/organization/alerts');
  return (
    <Held loaded={kept}>
      {({ own: { quietHours = null } }) => (
        <Card style={{ paddingVertical: 14, paddingHorizontal: 16, gap: 16 }}>
          <Setting
            name={t('alerts.quietHours')}
            why={quietHours ? t('alerts.quietZone', { zone: quietHours.zone }) : t('alerts.quietOff')}
            value={quietHours !== null}
            busy={kept.busy}
            onChange={(on) => {
              left.current = quietHours ?? left.current;
              const again = left.current ?? usualNight(Intl.DateTimeFormat().resolvedOptions().timeZone);
              kept.change({ quietHours: on ? again : null });
            }}
          />
          {quietHours && (
            <Hours hours={quietHours} wide={wide} onChange={(next) => kept.change({ quietHours: next })} />
          )}
        </Card>
      )}
    </Held>
  );
}
