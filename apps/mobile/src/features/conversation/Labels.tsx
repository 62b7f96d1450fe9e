import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { LabelChip } from '../../ui/LabelChip.tsx';

/** The labels that a conversation has, by name; those that are gone are not shown. */
export function Labels({ ids }: { ids: readonly string[] }) {
  const t = useWords();
  const known = useLive((state) => state.snapshot?.labels);
  const labels = ids.flatMap((id) => known?.[id] ?? []).sort((a, b) => a.name.localeCompare(b.name));
  if (labels.length === 0) return null;
  return (
    <View
      role="list"
      aria-label={t('conversation.labels')}
      style={{ flexDirection: 'row', flexWrap: 'wrap', gap: 6, paddingTop: 3 }}
    >
      {labels.map(({ id, name, colour }) => (
        <View key={id} role="listitem">
          <LabelChip name={name} colour={colour} />
        </View>
      ))}
    </View>
  );
}
