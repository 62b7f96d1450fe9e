import { useMemo, useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../../i18n/i18n.ts';
import { useLive } from '../../../live/live.tsx';
import { firstNameOf, initialOf } from '../../../model/person.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Check } from '../../../ui/icons.ts';
import { Sheet } from '../../../ui/Sheet.tsx';
import { Text } from '../../../ui/Text.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { themed } from '../../../ui/theme.tsx';
import { Touchable } from '../../../ui/Touchable.tsx';
import type { Acts } from '../useActs.ts';
import { teammates } from './teammates.ts';
import type { Teammate } from './teammates.ts';

type Props = { acts: Acts; name: string; wide: boolean; onClose: () => void };

/** To a teammate, with a word for them, or back to the queue. */
export function TransferSheet({ acts, name, wide, onClose }: Props) {
  const t = useWords();
  const snapshot = useLive((state) => state.snapshot);
  const presence = useLive((state) => state.presence);
  const mates = useMemo(() => teammates({ snapshot, presence }), [snapshot, presence]);
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const chosen = mates.find(({ member }) => member.id === to);
  const give = () => chosen && acts.transfer(chosen.member.id, note.trim());
  return (
    <Sheet
      title={t('aside.transferTitle', { name: firstNameOf(name) })}
      why={t('aside.transferWhy')}
      closeLabel={t('handBack.cancel')}
      wide={wide}
      onClose={onClose}
      foot={
        <>
          <Button
            kind="primary"
            grow
            disabled={!chosen || acts.busy}
            label={
              chosen ? t('aside.giveTo', { name: firstNameOf(chosen.member.name) }) : t('aside.chooseMate')
            }
            onPress={give}
          />
          <Button label={t('conversation.release')} disabled={acts.busy} onPress={acts.release} />
        </>
      }
    >
      {mates.length === 0 ? (
        <Text color="text2">{t('aside.noMates')}</Text>
      ) : (
        <View role="radiogroup" aria-label={t('aside.mates')}>
          {mates.map((mate) => (
            <MateRow
              key={mate.member.id}
              mate={mate}
              on={mate.member.id === to}
              onPress={() => setTo(mate.member.id)}
            />
          ))}
        </View>
      )}
      {mates.length > 0 && (
        <TextField
          label={t('aside.note')}
          placeholder={t('aside.noteHint')}
          value={note}
          onChangeText={setNote}
          multiline
          maxLength={500}
        />
      )}
    </Sheet>
  );
}

type RowProps = { mate: Teammate; on: boolean; onPress: () => void };

function MateRow({ mate: { member, presence, holds }, on, onPress }: RowProps) {
  const t = useWords();
  const styles = useStyles();
  const said = `${t(`aside.presence.${presence}`)} · ${t('aside.holds', { count: holds })}`;
  return (
    <Touchable
      role="radio"
      aria-checked={on}
      aria-label={`${member.name}, ${said}`}
      onPress={onPress}
      style={[styles.row, on && styles.on]}
      active={({ hovered }) => hovered && !on && styles.hovered}
    >
      <Avatar
        initials={initialOf(member.name)}
        size={36}
        of="operator"
        mark={{ kind: 'presence', online: presence === 'online' }}
      />
      <View style={{ flex: 1 }}>
        <Text weight="medium">{member.name}</Text>
        <Text size="support" color="text2">
          {said}
        </Text>
      </View>
      {on && <Icon of={Check} color="accent" />}
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 56,
    paddingHorizontal: 8,
    paddingVertical: 6,
    borderRadius: 10,
    outlineOffset: -2,
  },
  on: { backgroundColor: color.accentSoft },
  hovered: { backgroundColor: color.sunken },
}));
