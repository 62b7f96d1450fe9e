import type { AlertFigures } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { dayLabel } from '../../model/age.ts';
import { Card } from '../../ui/Card.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { AlertTriangle } from '../../ui/icons.ts';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';

type Props = {
  figures: Pick<AlertFigures, 'devices' | 'silentDevices' | 'unreachable'>;
  onOpenBot: (botId: string) => void;
};

/** Who can be reached at all: bots for which nobody can, then devices that stopped answering. Amber: red is for people who wait. */
export function Phones({ figures: { devices, silentDevices, unreachable }, onOpenBot }: Props) {
  const t = useWords();
  const styles = useStyles();
  return (
    <View style={{ gap: 8 }}>
      {unreachable.map(({ botId, name, since }) => (
        <Touchable
          key={botId}
          role="link"
          aria-label={t('figures.unreachable', { bot: name })}
          onPress={() => onOpenBot(botId)}
          style={styles.unreachable}
        >
          <Icon of={AlertTriangle} size={24} color="warn" />
          <View style={{ flex: 1, gap: 2 }}>
            <Text size="card">{t('figures.unreachable', { bot: name })}</Text>
            <Text size="support" color="text2">
              {t('figures.unreachableSince', { time: dayLabel(since) })}
            </Text>
          </View>
        </Touchable>
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
                <Text size="meta" weight="semibold" color="warn" tabular>
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
            <Text size="support" color="warn" tabular>
              {t('figures.silentSince', { time: dayLabel(silentSince) })}
            </Text>
          </View>
        ))}
      </Card>
      <Text size="support" color="text2">
        {t(silentDevices.length > 0 ? 'figures.silentWhy' : 'figures.allWell')}
      </Text>
    </View>
  );
}

const useStyles = themed((color) => ({
  unreachable: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    padding: 16,
    borderRadius: 10,
    borderWidth: 1.5,
    borderColor: color.warnSolid,
    backgroundColor: color.warnSoft,
  },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 52,
    paddingHorizontal: 16,
    paddingVertical: 8,
  },
  hair: { borderTopWidth: 1, borderColor: color.line },
  badge: { backgroundColor: color.warnSoft, borderRadius: 999, paddingHorizontal: 8, paddingVertical: 2 },
}));
