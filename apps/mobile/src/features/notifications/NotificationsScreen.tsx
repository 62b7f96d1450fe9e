import type { AlertKind } from '@baton/protocol';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import type { Call } from '../../live/answers.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Filters } from '../../ui/Filters.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ChevronLeft } from '../../ui/icons.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Section } from '../../ui/Section.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { KindLine } from './KindLine.tsx';
import { LoudnessSheet } from './LoudnessSheet.tsx';
import { PeaceCard } from './PeaceCard.tsx';
import { Preview } from './Preview.tsx';
import { channelsOf, inheriting, rowsOf, sounding, switching } from './settings-of.ts';
import type { Scope } from './settings-of.ts';
import { useAlertSettings, usePeace } from './useSettings.ts';

const EVERYWHERE = 'everywhere';

type Props = { call: Call; now: number; zone: string; wide: boolean; onBack: () => void };

/** What × which bot × how loud × when, with whose word each value is. */
export function NotificationsScreen({ call, now, zone, wide, onBack }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const bots = useLive((state) => state.snapshot?.bots);
  const [scope, setScope] = useState<Scope>({ botId: null });
  const peace = usePeace(call);
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <View style={styles.head}>
        <IconButton icon={ChevronLeft} label={t('alerts.back')} onPress={onBack} />
        <Text size="title" role="heading" aria-level={1}>
          {t('alerts.title')}
        </Text>
      </View>
      <ScrollView contentContainerStyle={styles.body}>
        <Section title={t('alerts.when')}>
          <Held loaded={peace}>
            {(value) => (
              <PeaceCard peace={value} now={now} zone={zone} busy={peace.busy} onChange={peace.change} />
            )}
          </Held>
        </Section>
        <Section title={t('alerts.what')}>
          <Filters
            label={t('alerts.whichBot')}
            value={scope.botId ?? EVERYWHERE}
            options={[
              { value: EVERYWHERE, label: t('alerts.everywhere') },
              ...Object.values(bots ?? {}).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => setScope({ botId: id === EVERYWHERE ? null : id })}
          />
          <Matrix key={scope.botId ?? 'all'} call={call} scope={scope} wide={wide} />
        </Section>
        <Section title={t('alerts.preview')}>
          <Preview call={call} now={now} query={scope.botId === null ? {} : { bot: scope.botId }} />
        </Section>
      </ScrollView>
    </View>
  );
}

function Matrix({ call, scope, wide }: Pick<Props, 'call' | 'wide'> & { scope: Scope }) {
  const t = useWords();
  const settings = useAlertSettings(call, scope);
  const [open, setOpen] = useState<AlertKind | null>(null);
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

type HeldProps<T> = {
  loaded: { value: T | null; failed: boolean; again: () => void };
  children: (value: T) => ReactNode;
};

/** What is loaded, or why it is not; what was there stays in sight while a change is under way or fails. */
function Held<T>({ loaded: { value, failed, again }, children }: HeldProps<T>) {
  const t = useWords();
  return (
    <View style={{ gap: 8 }}>
      {failed && (
        <View style={{ flexDirection: 'row', alignItems: 'center', gap: 12 }}>
          <Text size="support" color="warn" role="alert" style={{ flex: 1 }}>
            {t('alerts.unreachable')}
          </Text>
          <Button size="sm" label={t('alerts.again')} onPress={again} />
        </View>
      )}
      {value === null ? !failed && <Skeleton rows={3} /> : children(value)}
    </View>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  head: { minHeight: 56, flexDirection: 'row', alignItems: 'center', gap: 4, paddingHorizontal: 4 },
  body: { padding: 16, paddingTop: 8, gap: 24, width: '100%', maxWidth: 640 },
}));
