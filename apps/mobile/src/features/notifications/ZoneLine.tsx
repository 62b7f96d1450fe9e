import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useNow } from '../../live/clock.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ChevronRight } from '../../ui/icons.ts';
import { OptionSheet } from '../../ui/OptionSheet.tsx';
import { Text } from '../../ui/Text.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import { clockIn, zoneLabel, zonesFor } from './zones.ts';

type Props = { zone: string; wide: boolean; onChange: (zone: string) => void };

/** By whose clocks it is quiet; a tap chooses others. */
export function ZoneLine({ zone, wide, onChange }: Props) {
  const t = useWords();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Touchable
        role="button"
        aria-label={t('alerts.zone.change', { zone })}
        onPress={() => setOpen(true)}
        style={styles.line}
        active={({ hovered }) => hovered && styles.hovered}
      >
        <Text weight="medium" style={{ flex: 1 }}>
          {t('alerts.zone.name')}
        </Text>
        <Text color="text2" style={{ flexShrink: 1 }}>
          {zone}
        </Text>
        <Icon of={ChevronRight} size={18} color="text3" />
      </Touchable>
      {open && (
        <ZoneSheet
          zone={zone}
          wide={wide}
          onChoose={(chosen) => {
            setOpen(false);
            if (chosen !== zone) onChange(chosen);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

type SheetProps = { zone: string; wide: boolean; onChoose: (zone: string) => void; onClose: () => void };

function ZoneSheet({ zone, wide, onChoose, onClose }: SheetProps) {
  const t = useWords();
  const now = useNow();
  const [typed, setTyped] = useState('');
  const device = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const offered = zonesFor(typed, { device, now: zone });
  return (
    <OptionSheet
      wide={wide}
      title={t('alerts.zone.name')}
      why={t('alerts.zone.why')}
      closeLabel={t('alerts.close')}
      onClose={onClose}
      label={t('alerts.zone.name')}
      value={zone}
      above={
        <View style={{ gap: 8, paddingBottom: 8 }}>
          <TextField
            label={t('alerts.zone.find')}
            value={typed}
            onChangeText={setTyped}
            autoCapitalize="none"
            autoCorrect={false}
          />
          {offered.length === 0 && (
            <Text size="support" color="text2">
              {t('alerts.zone.none')}
            </Text>
          )}
        </View>
      }
      options={offered.map((value) => ({
        value,
        label: zoneLabel(value),
        why: [...(value === device ? [t('alerts.zone.device')] : []), clockIn(value, now)].join(' · '),
      }))}
      onChoose={onChoose}
      foot={<Button grow kind="primary" label={t('alerts.close')} onPress={onClose} />}
    />
  );
}

const useStyles = themed((color) => ({
  line: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 8,
    minHeight: 44,
    paddingHorizontal: 8,
    marginHorizontal: -8,
    borderRadius: 8,
  },
  hovered: { backgroundColor: color.sunken },
}));
