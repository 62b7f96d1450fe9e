import { useState } from 'react';
import { Modal, ScrollView, TextInput, View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { face } from '../../ui/font';
import { Icon } from '../../ui/Icon.tsx';
import { Search } from '../../ui/icons.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed, usePalette } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import { typeScale } from '../../ui/tokens.ts';
import { meant } from './command.ts';
import type { Command } from './command.ts';
import { keyLabel } from './keys.ts';
import { useCommands } from './useCommands.ts';
import type { Go } from './useCommands.ts';

/** `open`: the conversation on the page, or `null`. */
type Props = { open: string | null; onGo: Go; onClose: () => void };

/** Everything by its name: type, choose with the arrows, Enter. */
export function Palette({ open, onGo, onClose }: Props) {
  const t = useWords();
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const shown = meant(useCommands(open, onGo), typed);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    // The page has the keys again once this is gone.
    setTimeout(command.run, 0);
  };
  const move = (by: number) => shown.length > 0 && setAt((at + by + shown.length) % shown.length);
  const keys: Record<string, () => unknown> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => run(shown[at]),
    Escape: onClose,
  };
  return (
    <Modal visible transparent aria-label={t('commands.title')} animationType="none" onRequestClose={onClose}>
      <View style={styles.room}>
        <Touchable aria-label={t('keys.close')} onPress={onClose} style={styles.scrim} />
        <View style={styles.dialog}>
          <Field
            typed={typed}
            at={at}
            keys={keys}
            onType={(next) => {
              setTyped(next);
              setAt(0);
            }}
          />
          {shown.length === 0 ? (
            <Text size="support" color="text2" role="status" style={{ padding: 16 }}>
              {t('commands.none')}
            </Text>
          ) : (
            <ScrollView style={styles.list} keyboardShouldPersistTaps="handled">
              <View {...LISTBOX} id="commands" aria-label={t('commands.title')}>
                {shown.map((command, n) => (
                  <Line
                    key={command.id}
                    id={`command-${n}`}
                    command={command}
                    on={n === at}
                    onPress={() => run(command)}
                  />
                ))}
              </View>
            </ScrollView>
          )}
        </View>
      </View>
    </Modal>
  );
}

type FieldProps = {
  typed: string;
  /** The place of the chosen command. */
  at: number;
  keys: Readonly<Record<string, () => unknown>>;
  onType: (typed: string) => void;
};

function Field({ typed, at, keys, onType }: FieldProps) {
  const t = useWords();
  const styles = useStyles();
  const palette = usePalette();
  const combobox = {
    role: 'combobox' as const,
    'aria-expanded': true,
    'aria-controls': 'commands',
    'aria-activedescendant': `command-${at}`,
  };
  return (
    <View style={styles.field}>
      <Icon of={Search} size={16} color="text3" />
      <TextInput
        {...combobox}
        autoFocus
        value={typed}
        onChangeText={onType}
        onKeyPress={(event) => {
          const act = keys[event.nativeEvent.key];
          if (!act) return;
          event.preventDefault();
          act();
        }}
        placeholder={t('commands.type')}
        placeholderTextColor={palette.text3}
        aria-label={t('commands.title')}
        style={styles.input}
      />
      <Kbd keys="Esc" />
    </View>
  );
}

/** React Native has no name for it; browsers do. */
const LISTBOX = { role: 'listbox' } as object;

type LineProps = { id: string; command: Command; on: boolean; onPress: () => void };

function Line({ id, command: { title, hint = '', icon, key }, on, onPress }: LineProps) {
  const styles = useStyles();
  return (
    <Touchable
      id={id}
      role="option"
      aria-selected={on}
      aria-label={[title, hint].filter(Boolean).join(', ')}
      tabIndex={-1}
      onPress={onPress}
      style={[styles.line, on && styles.on]}
      active={({ hovered }) => hovered && !on && styles.hovered}
    >
      <Icon of={icon} size={16} color={on ? 'accent' : 'text2'} />
      <Text theirs numberOfLines={1} style={styles.title}>
        {title}
      </Text>
      <Text theirs size="support" color="text2" numberOfLines={1} style={styles.hint}>
        {hint}
      </Text>
      {key !== undefined && (
        <View style={styles.key}>
          <Kbd keys={keyLabel(key)} color="text2" />
        </View>
      )}
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  room: { flex: 1, alignItems: 'center', paddingTop: '12%', paddingHorizontal: 16 },
  scrim: { position: 'absolute', top: 0, bottom: 0, start: 0, end: 0, backgroundColor: color.scrim },
  dialog: {
    width: '100%',
    maxWidth: 560,
    maxHeight: 480,
    borderRadius: 14,
    overflow: 'hidden',
    backgroundColor: color.surface,
    boxShadow: color.floating,
  },
  field: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 10,
    minHeight: 52,
    paddingHorizontal: 16,
    borderBottomWidth: 1,
    borderColor: color.line,
  },
  input: {
    ...face('regular'),
    flex: 1,
    minWidth: 0,
    fontSize: typeScale.card.fontSize,
    color: color.text,
    padding: 0,
    outlineStyle: 'solid',
    outlineWidth: 0,
  },
  list: { flexShrink: 1, padding: 8 },
  line: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 10,
    minHeight: 40,
    paddingHorizontal: 10,
    borderRadius: 8,
  },
  title: { flexShrink: 1, minWidth: 0 },
  hint: { flexShrink: 0, maxWidth: '40%' },
  key: { marginStart: 'auto' },
  on: { backgroundColor: color.accentSoft },
  hovered: { backgroundColor: color.sunken },
}));
