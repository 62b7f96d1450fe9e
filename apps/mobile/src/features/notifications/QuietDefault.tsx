import type { ExplainedSettings, OrganizationAlertsChange } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { useCall } from '../../live/answers.tsx';
import { Held, useKept } from '../../live/kept.tsx';
import { Card } from '../../ui/Card.tsx';
import { Hours } from './Hours.tsx';
import { usualNight } from './quiet.ts';
import { Setting } from './Setting.tsx';

/** The quiet hours of members who have not said otherwise. */
export function QuietDefault() {
  const t = useWords();
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
            onChange={(on) =>
              kept.change({
                quietHours: on ? usualNight(Intl.DateTimeFormat().resolvedOptions().timeZone) : null,
              })
            }
          />
          {quietHours && <Hours hours={quietHours} onChange={(next) => kept.change({ quietHours: next })} />}
        </Card>
      )}
    </Held>
  );
}
