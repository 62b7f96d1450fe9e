import { useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { Keyboard, TextInput, View } from 'react-native';
import type { TextInputKeyPressEvent } from 'react-native';
import { useWords } from '../i18n/i18n.ts';
import { Button } from './Button.tsx';
import { face } from './font';
import { IconButton } from './IconButton.tsx';
import { ArrowUp, StickyNote } from './icons.ts';
import { themed, usePalette } from './theme.tsx';
import { typeScale } from './tokens.ts';

export type ComposerProps = {
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
  /** What it is, for those who do not see where it stands. */
  label: string;
  placeholder: string;
  note: boolean;
  /** Without it there is no choice. */
  onNote?: (note: boolean) => void;
  /** Buttons under the words, and Return sends. */
  wide?: boolean;
  autoFocus?: boolean;
  onBlur?: () => void;
  /** Beside the note: what else may be put in. */
  tools?: ReactNode;
  /** There is something to send beside words; `false`: not yet. */
  enclosed?: boolean;
  /** The list that the words call up: gets the keys first, and answers whether it took one. */
  list?: { id: string; lit: string | null; key: (key: string) => boolean };
  field?: Ref<TextInput>;
};

const LINE = typeScale.body.lineHeight;
const MOST = 6 * LINE;

export function Composer(props: ComposerProps) {
  const { value, onSend, note, onNote, wide = false, tools, enclosed } = props;
  const t = useWords();
  const styles = useStyles();
  const empty = enclosed === undefined ? value.trim() === '' : !enclosed;
  const send = () => {
    if (!empty) onSend();
  };
  const toggle = onNote && (
    <IconButton
      icon={StickyNote}
      label={t('conversation.noteToggle')}
      pressed={note}
      onPress={() => onNote(!note)}
      width={36}
    />
  );
  if (wide) {
    return (
      <View style={[styles.field, styles.wide, note && styles.note]}>
        <Words {...props} onSend={send} />
        <View style={styles.tools}>
          {toggle}
          {tools}
          <View style={{ flex: 1 }} />
          <Button
            kind="primary"
            size="sm"
            label={t('conversation.send')}
            shortcut="↵"
            disabled={empty}
            onPress={send}
          />
        </View>
      </View>
    );
  }
  return (
    <View style={styles.row}>
      {onNote && (
        <View style={styles.aside}>
          {toggle}
          {tools}
        </View>
      )}
      <View style={[styles.field, styles.narrow, note && styles.note]}>
        <Words {...props} onSend={send} />
      </View>
      <IconButton
        icon={ArrowUp}
        size={24}
        solid
        label={t('conversation.send')}
        disabled={empty}
        onPress={send}
      />
    </View>
  );
}

function Words({
  value,
  onChange,
  onSend,
  label,
  placeholder,
  wide = false,
  autoFocus = false,
  onBlur,
  list,
  field,
}: ComposerProps) {
  const palette = usePalette();
  const [height, setHeight] = useState<number>(LINE);
  const keys = (event: TextInputKeyPressEvent) => {
    const pressed = event.nativeEvent as { key: string; shiftKey?: boolean; isComposing?: boolean };
    if (pressed.isComposing !== true && list?.key(pressed.key) === true) return event.preventDefault();
    // The single keys act again.
    if (pressed.key === 'Escape') return Keyboard.dismiss();
    if (!wide || pressed.key !== 'Enter' || pressed.shiftKey === true || pressed.isComposing === true) return;
    event.preventDefault();
    onSend();
  };
  return (
    <TextInput
      ref={field}
      multiline
      value={value}
      onChangeText={onChange}
      onKeyPress={keys}
      onBlur={onBlur}
      autoFocus={autoFocus}
      placeholder={placeholder}
      placeholderTextColor={palette.text3}
      aria-label={label}
      {...(list ? listed(list) : {})}
      maxFontSizeMultiplier={2}
      onContentSizeChange={(event) => setHeight(Math.min(MOST, event.nativeEvent.contentSize.height))}
      style={{
        ...face('regular'),
        fontSize: typeScale.body.fontSize,
        lineHeight: LINE,
        color: palette.text,
        padding: 0,
        flexGrow: 1,
        minHeight: LINE,
        height: value === '' ? LINE : Math.max(LINE, height),
        outlineStyle: 'solid',
        outlineWidth: 0,
      }}
    />
  );
}

/** For screen readers, which hear the lit one while the caret stays in the words. */
const listed = ({ id, lit }: { id: string; lit: string | null }): object => ({
  'aria-autocomplete': 'list',
  'aria-controls': id,
  'aria-activedescendant': lit === null ? undefined : `${id}-${lit}`,
});

const useStyles = themed((color) => ({
  row: { flexDirection: 'row', alignItems: 'flex-end', gap: 8 },
  field: { backgroundColor: color.surface, borderWidth: 1, borderColor: color.lineStrong },
  narrow: {
    flex: 1,
    minHeight: 44,
    borderRadius: 22,
    paddingHorizontal: 15,
    paddingVertical: 11,
    justifyContent: 'center',
  },
  wide: { borderRadius: 12, paddingTop: 11, paddingBottom: 7, paddingStart: 15, paddingEnd: 11, gap: 8 },
  note: { borderStyle: 'dashed', borderWidth: 1.5 },
  aside: { flexDirection: 'row', marginStart: -8 },
  tools: { flexDirection: 'row', alignItems: 'center', gap: 8, marginStart: -8 },
}));
