import type { AlertFigures } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { dayLabel } from '../../model/age.ts';
import { Card } from '../../ui/Card.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Warning } from '../../ui/Warning.tsx';

type Props = {
  figures: Pick<AlertFigures, 'devices' | 'faults' | 'silentDevices' | 'unreachable'>;
  onOpenBot: (botId: string) => void;
};

/** Who can be reached at all: push services that fail, bots for which nobody can be, then devices that stopped answering. */
export function Phones({ figures: { devices, faults, silentDevices, unreachable }, onOpenBot }: Props) {
  const t = useWords();
  const styles = useStyles();
  return (
    <View style={{ gap: 8 }}>
      {faults.map(({ transport, since, reason }) => (
        <Warning
          key={transport}
          title={t('figures.fault', {
            service: t(`push.transport.${transport}`, { defaultValue: transport }),
          })}
          why={t('figures.faultWhy', { time: dayLabel(since), reason })}
        />
      ))}
      {unreachable.map(({ botId, name, since }) => (
        <Warning
          key={botId}
          title={t('figures.unreachable', { bot: name })}
          why={t('figures.unreachableSince', { time: dayLabel(since) })}
          onOpen={() => onOpenBot(botId)}
        />
      ))}
      <Card>
        {devices.length === 0 && (
          <Text weight="medium" color="warn" style={{ padding: 16 }}>
            {t('figures.noneRegistered')}
          </Text>
        )}
        {devices.map(({ transport, registered, silent }, n) => (
          <View key={transport} style={[styles.row, n > 0 && styles.hair]}>
            <Text weight="medium" style={{ flex: 1 }}>
              {t(`push.transport.${transport}`, { defaultValue: transport })}
            </Text>
            <Text size="support" color="text2" tabular>
              {t('figures.answering', { count: registered - silent })}
            </Text>
            {silent > 0 && (
              <View style={styles.badge}>
                <Text size="meta" weight="semibold" color="crit" tabular>
                  {t('figures.silent', { count: silent })}
                </Text>
              </View>
            )}
          </View>
        ))}
        {silentDevices.map(({ member, label, silentSince }) => (
          <View key={`${member.memberId} ${label}`} style={[styles.row, styles.hair]}>
            <View style={{ flex: 1, gap: 2 }}>
              <Text weight="medium">{member.name}</Text>
              <Text size="meta" color="text3">
                {label}
              </Text>
            </View>
            <Text size="support" color="crit" tabular>
              {t('figures.silentSince', { time: dayLabel(silentSince) })}
            </Text>
          </View>
        ))}
      </Card>
      {devices.length > 0 && (
        <Text size="support" color="text2">
          {t(silentDevices.length > 0 ? 'figures.silentWhy' : 'figures.allWell')}
        </Text>
      )}
    </View>
  );
}

const useStyles = themed((color) => ({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 52,
    paddingHorizontal: 16,
    paddingVertical: 8,
  },
  hair: { borderTopWidth: 1, borderColor: color.line },
  badge: { backgroundColor: color.critSoft, borderRadius: 999, paddingHorizontal: 8, paddingVertical: 2 },
}));
