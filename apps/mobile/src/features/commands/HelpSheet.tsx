import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { setSingleKeys, singleKeys } from '../../platform/shortcuts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Text } from '../../ui/Text.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { GROUPS, keyLabel, KEYS } from './keys.ts';

/** What the keys do, and whether single ones do anything. */
export function HelpSheet({ wide, onClose }: { wide: boolean; onClose: () => void }) {
  const t = useWords();
  const [on, setOn] = useState(singleKeys);
  const toggle = (next: boolean) => {
    setSingleKeys(next);
    setOn(next);
  };
  return (
    <Sheet
      wide={wide}
      title={t('keys.title')}
      closeLabel={t('keys.close')}
      onClose={onClose}
      foot={<Button grow label={t('keys.close')} onPress={onClose} />}
    >
      <View style={LINE}>
        <View style={{ flex: 1, gap: 2 }}>
          <Text weight="medium">{t('keys.single')}</Text>
          <Text size="meta" color="text3">
            {t('keys.singleWhy')}
          </Text>
        </View>
        <Toggle label={t('keys.single')} value={on} onChange={toggle} />
      </View>
      {GROUPS.map((group) => (
        <View key={group} style={{ gap: 8 }}>
          <Text role="heading" aria-level={2} size="support" weight="semibold" color="text2">
            {t(`keys.group.${group}`)}
          </Text>
          {KEYS.filter((one) => one.group === group).map(({ key, words }) => (
            <View key={key} style={LINE}>
              <Text style={{ flex: 1 }} color={on || key.startsWith('mod+') ? 'text' : 'text3'}>
                {t(words)}
              </Text>
              <View role="img" aria-label={keyLabel(key)}>
                <Kbd keys={keyLabel(key)} color="text2" />
              </View>
            </View>
          ))}
        </View>
      ))}
    </Sheet>
  );
}

const LINE = { flexDirection: 'row', alignItems: 'center', gap: 12 } as const;
