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
  if (here.length === 0) return <View style={{ flex: 1 }} />;
  return (
    <>
      <View role="img" aria-label={here.map((member) => member.name).join(', ')} style={faces}>
        <View style={{ height: 36, marginEnd: -6 }} />
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
        <Text size="support" color="text2" numberOfLines={1} style={{ flexShrink: 0, marginStart: 4 }}>
          {t('queue.onDuty', { count: online })}
        </Text>
      )}
    </>
  );
}

/**
 * Takes the room that is left. Faces for which there is none stand on a second line, which is not seen; the first begins with nothing,
 * so that it may be all there is.
 */
const faces = {
  flexDirection: 'row',
  flexWrap: 'wrap',
  justifyContent: 'flex-end',
  alignContent: 'flex-start',
  columnGap: 6,
  rowGap: 16,
  height: 36,
  paddingTop: 3,
  // The dot stands out.
  paddingEnd: 3,
  flex: 1,
  overflow: 'hidden',
} as const;
