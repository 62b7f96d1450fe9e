import type { AlertKind, AlertSettingsChange, ExplainedSettings } from '@baton/protocol';
import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import type { Call } from '../../live/answers.tsx';
import { Held, useKept } from '../../live/kept.tsx';
import { useLive } from '../../live/live.tsx';
import { Card } from '../../ui/Card.tsx';
import { Filters } from '../../ui/Filters.tsx';
import { Text } from '../../ui/Text.tsx';
import { KindLine } from './KindLine.tsx';
import { LoudnessSheet } from './LoudnessSheet.tsx';
import { channelsOf, inheriting, queryOf, rowsOf, sounding, switching } from './settings-of.ts';
import type { Scope } from './settings-of.ts';

const EVERYWHERE = 'everywhere';
const PATH = { me: '/v1/me/alerts', organization: '/v1/organization/alerts' };

type Props = { call: Call; scope: Scope; wide: boolean };

/** What × how loud, of one layer: each row with whose word its value is. */
export function Matrix({ call, scope, wide }: Props) {
  const t = useWords();
  const settings = useKept<ExplainedSettings, AlertSettingsChange>(
    call,
    `${PATH[scope.layer]}${queryOf(scope)}`,
  );
  const [open, setOpen] = useState<AlertKind | null>(null);
  const own = t(scope.layer === 'me' ? 'alerts.own' : 'alerts.ownOrganization');
  return (
    <Held loaded={settings}>
      {(value) => (
        <View style={{ gap: 16 }}>
          {channelsOf(scope).map((channel) => (
            <View key={channel} style={{ gap: 6 }}>
              <Text size="support" color="text2" role="heading" aria-level={3}>
                {t(`alerts.channel.${channel}`)}
              </Text>
              <Card>
                {rowsOf(value, channel, scope).map((row, n) => (
                  <KindLine
                    key={row.kind}
                    row={row}
                    own={own}
                    first={n === 0}
                    busy={settings.busy}
                    onSwitch={(on) => settings.change(switching(row.kind, on))}
                    onOpen={() => setOpen(row.kind)}
                  />
                ))}
              </Card>
            </View>
          ))}
          {channelsOf(scope)
            .flatMap((channel) => rowsOf(value, channel, scope))
            .filter(({ kind }) => kind === open)
            .map((row) => (
              <LoudnessSheet
                key={row.kind}
                row={row}
                wide={wide}
                own={own}
                onChoose={(loudness) => settings.change(sounding(row.kind, loudness))}
                onInherit={() => settings.change(inheriting(row.kind))}
                onClose={() => setOpen(null)}
              />
            ))}
        </View>
      )}
    </Held>
  );
}

type PickProps = { botId: string | null; onPick: (botId: string | null) => void };

/** All bots, or one. */
export function BotPick({ botId, onPick }: PickProps) {
  const t = useWords();
  const bots = useLive((state) => state.snapshot?.bots);
  return (
    <View style={{ marginHorizontal: -16 }}>
      <Filters
        label={t('alerts.whichBot')}
        value={botId ?? EVERYWHERE}
        options={[
          { value: EVERYWHERE, label: t('alerts.everywhere') },
          ...Object.values(bots ?? {}).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => onPick(id === EVERYWHERE ? null : id)}
      />
    </View>
  );
}
