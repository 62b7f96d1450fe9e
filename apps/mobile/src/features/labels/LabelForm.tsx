import type { Label, LabelColour } from '@baton/protocol';
import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useSaving } from '../../live/saving.ts';
import { Button } from '../../ui/Button.tsx';
import { LABEL_INK, LabelChip, LabelDot } from '../../ui/LabelChip.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Text } from '../../ui/Text.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';

type Props = { label: Label; fresh: boolean; wide: boolean; onClose: () => void };
const COLOURS = Object.keys(LABEL_INK) as LabelColour[];

/** One label: its name, its colour, and how it will look. */
export function LabelForm({ label, fresh, wide, onClose }: Props) {
  const t = useWords();
  const [name, setName] = useState(label.name);
  const [colour, setColour] = useState(label.colour);
  const [sure, setSure] = useState(false);
  const { busy, failed, save, remove } = useSaving(`/v1/labels/${label.id}`, onClose);
  const wanted = name.trim();
  const foot = sure ? (
    <>
      <Button grow kind="primary" label={t('labels.remove')} disabled={busy} onPress={remove} />
      <Button label={t('labels.cancel')} onPress={() => setSure(false)} />
    </>
  ) : (
    <>
      <Button
        grow
        kind="primary"
        label={t('labels.save')}
        disabled={busy || wanted === ''}
        onPress={() => save({ name: wanted, colour })}
      />
      {!fresh && <Button label={t('labels.remove')} onPress={() => setSure(true)} />}
      <Button kind="ghost" label={t('labels.cancel')} onPress={onClose} />
    </>
  );
  return (
    <Sheet
      title={fresh ? t('labels.add') : t('labels.change', { name: label.name })}
      closeLabel={t('labels.cancel')}
      wide={wide}
      onClose={onClose}
      foot={foot}
    >
      {sure && <Text role="alert">{t('labels.removeSure', { name: label.name })}</Text>}
      {failed !== null && (
        <Text size="support" color="warn" role="alert">
          {t(failed === 'name_taken' ? 'labels.taken' : 'labels.failed')}
        </Text>
      )}
      <TextField
        label={t('labels.name')}
        value={name}
        onChangeText={setName}
        maxLength={40}
        autoFocus={fresh}
      />
      <Colours value={colour} onChoose={setColour} />
      {wanted !== '' && (
        <View style={{ alignItems: 'flex-start' }}>
          <LabelChip name={wanted} colour={colour} />
        </View>
      )}
    </Sheet>
  );
}

function Colours({ value, onChoose }: { value: LabelColour; onChoose: (colour: LabelColour) => void }) {
  const t = useWords();
  const styles = useStyles();
  return (
    <View style={{ gap: 8 }}>
      <Text size="support" weight="medium" color="text2">
        {t('labels.colour')}
      </Text>
      <View role="radiogroup" aria-label={t('labels.colour')} style={styles.colours}>
        {COLOURS.map((colour) => (
          <Touchable
            key={colour}
            role="radio"
            aria-checked={colour === value}
            aria-label={t(`labels.colours.${colour}`)}
            onPress={() => onChoose(colour)}
            style={[styles.colour, colour === value && styles.on]}
          >
            <LabelDot colour={colour} size={18} />
          </Touchable>
        ))}
      </View>
    </View>
  );
}

const useStyles = themed((color) => ({
  colours: { flexDirection: 'row', flexWrap: 'wrap', gap: 4 },
  colour: {
    width: 44,
    height: 44,
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: 22,
    borderWidth: 2,
    borderColor: 'transparent',
  },
  on: { borderColor: color.accent },
}));
