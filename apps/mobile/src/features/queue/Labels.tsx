import { View } from 'react-native';
import { useLive } from '../../live/live.tsx';
import { LabelChip } from '../../ui/LabelChip.tsx';
import { Text } from '../../ui/Text.tsx';

const SHOWN = 2;

/** What a conversation is sorted under: the first two, and how many more. */
export function Labels({ ids }: { ids: readonly string[] }) {
  const labels = useLive((state) => state.snapshot?.labels);
  const known = ids.flatMap((id) => labels?.[id] ?? []);
  if (known.length === 0) return null;
  return (
    <View style={{ flexDirection: 'row', gap: 6, marginTop: 4, flexWrap: 'wrap' }}>
      {known.slice(0, SHOWN).map(({ id, name, colour }) => (
        <LabelChip key={id} name={name} colour={colour} />
      ))}
      {known.length > SHOWN && (
        <Text size="meta" color="text3">
          +{known.length - SHOWN}
        </Text>
      )}
    </View>
  );
}
