import type { AlertKind, AlertSettingsChange, ExplainedSettings } from '@baton/protocol';
import { useState } from 'react';
import { View } from 'react-native';
import type { Call } from '../../live/answers.tsx';
import { Held, useKept } from '../../live/kept.tsx';
import { Card } from '../../ui/Card.tsx';
import { Text } from '../../ui/Text.tsx';
import { KindLine } from './KindLine.tsx';
import { LoudnessSheet } from './LoudnessSheet.tsx';
import { useLayerWords } from './layer-words.ts';
import { channelsOf, inheriting, pathOf, rowsOf, sounding, switching } from './settings-of.ts';
import type { Scope } from './settings-of.ts';
import { Subscriptions } from './Subscriptions.tsx';
import { tried } from './trial.ts';

type Props = {
  call: Call;
  scope: Scope;
  wide: boolean;
  /** Read again when it is another. */
  stamp?: number;
  /** While changes are only tried: what is tried, and who takes the next; `null` when they are saved at once. */
  trial?: { settings: AlertSettingsChange; onChange: (change: AlertSettingsChange) => void } | null;
};

/** What × how loud, of one layer: each row with whose word its value is. */
export function Matrix({ call, scope, wide, stamp = 0, trial = null }: Props) {
  const words = useLayerWords(scope.layer);
  const settings = useKept<ExplainedSettings, AlertSettingsChange>(call, pathOf(scope), stamp);
  const [open, setOpen] = useState<AlertKind | null>(null);
  const change = trial?.onChange ?? settings.change;
  const { busy } = settings;
  return (
    <Held loaded={settings}>
      {(saved) => {
        const value = trial ? tried(saved, trial.settings, scope) : saved;
        const line = { words, busy, gives: trial === null, onChange: change };
        const groups = channelsOf(scope).map((channel) => ({
          channel,
          rows: rowsOf(value, channel, scope),
        }));
        const row = groups.flatMap(({ rows }) => rows).find(({ kind }) => kind === open);
        return (
          <View style={{ gap: 16 }}>
            <Subscriptions settings={value} scope={scope} {...line} />
            {groups.map(({ channel, rows }) => (
              <View key={channel} style={{ gap: 6 }}>
                <Text size="support" color="text2" role="heading" aria-level={3}>
                  {words.channel(channel)}
                </Text>
                <Card>
                  {rows.map((one, n) => (
                    <KindLine
                      key={one.kind}
                      row={one}
                      words={words}
                      first={n === 0}
                      busy={busy}
                      onSwitch={(on) => change(switching(one.kind, on))}
                      onOpen={() => setOpen(one.kind)}
                    />
                  ))}
                </Card>
              </View>
            ))}
            {row && (
              <LoudnessSheet
                row={row}
                wide={wide}
                words={words}
                onChoose={(loudness) => change(sounding(row.kind, loudness))}
                onInherit={trial ? null : () => change(inheriting(row.kind))}
                onClose={() => setOpen(null)}
              />
            )}
          </View>
        );
      }}
    </Held>
  );
}
