import { View } from 'react-native';
import { Text } from '../../ui/Text.tsx';
import { Toggle } from '../../ui/Toggle.tsx';

type Props = {
  name: string;
  why: string;
  value: boolean;
  busy: boolean;
  onChange: (on: boolean) => void;
};

/** On or off, with what that means. */
export function Setting({ name, why, value, busy, onChange }: Props) {
  return (
    <View style={{ flexDirection: 'row', alignItems: 'center', gap: 12, minHeight: 44 }}>
      <View style={{ flex: 1, gap: 2 }}>
        <Text weight="medium">{name}</Text>
        <Text size="meta" color="text3">
          {why}
        </Text>
      </View>
      <Toggle label={name} value={value} disabled={busy} onChange={onChange} />
    </View>
  );
}
