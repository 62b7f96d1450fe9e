import type { MemberPeace, MemberPeaceChange } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { Button } from '../../ui/Button.tsx';
import { Text } from '../../ui/Text.tsx';
import { Setting } from './Setting.tsx';

type Props = { peace: MemberPeace; busy: boolean; onChange: (change: MemberPeaceChange) => void };

/** Whether customers who wait come through quiet hours: by the member's own word, or else as each bot says. */
export function Override({ peace: { overrideQuietHours: own }, busy, onChange }: Props) {
  const t = useWords();
  const bots = useLive(({ snapshot }) => snapshot?.bots);
  const waiting = Object.values(bots ?? {}).filter(({ policy }) => !policy.escalationsOverrideQuietHours);
  const set = (overrideQuietHours: boolean | null) => onChange({ overrideQuietHours });
  if (own === null && waiting.length > 0 && waiting.length < Object.keys(bots ?? {}).length)
    return <Differs names={waiting.map(({ name }) => name)} busy={busy} onSet={set} />;
  return (
    <>
      <Setting
        name={t('alerts.override')}
        why={t(own === null ? 'alerts.overrideInherited' : 'alerts.overrideWhy')}
        value={own ?? waiting.length === 0}
        busy={busy}
        onChange={set}
      />
      {own !== null && (
        <View style={{ alignItems: 'flex-start' }}>
          <Button size="sm" label={t('alerts.inherit')} disabled={busy} onPress={() => set(null)} />
        </View>
      )}
    </>
  );
}

type DiffersProps = { names: string[]; busy: boolean; onSet: (own: boolean) => void };

/** No switch could say that some bots come through and others do not. */
function Differs({ names, busy, onSet }: DiffersProps) {
  const t = useWords();
  return (
    <View style={{ gap: 8 }}>
      <View style={{ gap: 2 }}>
        <Text weight="medium">{t('alerts.override')}</Text>
        <Text size="meta" color="text3">
          {t('alerts.overrideDiffers', { names: names.join(', ') })}
        </Text>
      </View>
      <View style={{ flexDirection: 'row', flexWrap: 'wrap', gap: 8 }}>
        <Button size="sm" label={t('alerts.overrideAlways')} disabled={busy} onPress={() => onSet(true)} />
        <Button size="sm" label={t('alerts.overrideNever')} disabled={busy} onPress={() => onSet(false)} />
      </View>
    </View>
  );
}
