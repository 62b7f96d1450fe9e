import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { initialOf } from '../../model/person.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Text } from '../../ui/Text.tsx';

const FACES = 3;

/** Who could answer now: faces for those who are connected, and their count in words, since dots are small. */
export function OnDuty() {
  const t = useWords();
  const members = useLive((state) => state.snapshot?.members);
  const presence = useLive((state) => state.presence);
  const offline = useLive((state) => state.phase === 'offline');
  const here = Object.values(members ?? {})
    .filter((member) => presence[member.id] !== undefined)
    .sort(
      (a, b) =>
        Number(presence[b.id] === 'online') - Number(presence[a.id] === 'online') ||
        a.name.localeCompare(b.name),
    );
  const online = here.filter((member) => presence[member.id] === 'online').length;
  if (here.length === 0) return null;
  return (
    <View
      style={{ flexDirection: 'row', alignItems: 'center', gap: 12 }}
      aria-label={here.map((member) => member.name).join(', ')}
    >
      <View style={{ flexDirection: 'row', gap: 6 }}>
        {here.slice(0, FACES).map((member) => (
          <Avatar
            key={member.id}
            size={30}
            of="operator"
            initials={initialOf(member.name)}
            mark={{ kind: 'presence', online: !offline && presence[member.id] === 'online' }}
          />
        ))}
      </View>
      {!offline && (
        <Text size="support" color="text2">
          {t('queue.onDuty', { count: online })}
        </Text>
      )}
    </View>
  );
}
