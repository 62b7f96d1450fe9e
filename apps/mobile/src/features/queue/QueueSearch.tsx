import { useEffect, useRef } from 'react';
import { TextInput, View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useShortcuts } from '../../platform/shortcuts';
import { face } from '../../ui/font';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Search, X } from '../../ui/icons.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { themed, usePalette } from '../../ui/theme.tsx';
import { typeScale } from '../../ui/tokens.ts';

type Props = {
  value: string;
  wide: boolean;
  onChange: (value: string) => void;
  /** On a phone the field is opened by a button, and closed again. */
  onClose: (() => void) | null;
};

/** Finds by name, words, bot or label. */
export function QueueSearch({ value, wide, onChange, onClose }: Props) {
  const t = useWords();
  const styles = useStyles();
  const palette = usePalette();
  const input = useRef<TextInput>(null);
  useShortcuts({ '/': () => input.current?.focus() });
  const opened = onClose !== null;
  useEffect(() => {
    if (opened) input.current?.focus();
  }, [opened]);
  const close = () => {
    onChange('');
    onClose?.();
  };
  return (
    <View style={[styles.field, !wide && styles.phone]}>
      <Icon of={Search} size={16} color="text3" />
      <TextInput
        ref={input}
        value={value}
        onChangeText={onChange}
        onKeyPress={({ nativeEvent }) => nativeEvent.key === 'Escape' && close()}
        placeholder={t('queue.search')}
        placeholderTextColor={palette.text3}
        aria-label={t('queue.search')}
        inputMode="search"
        style={styles.input}
      />
      {value === '' && !opened ? (
        <Kbd keys="/" />
      ) : (
        <IconButton icon={X} size={16} width={wide ? 24 : 40} label={t('queue.clear')} onPress={close} />
      )}
    </View>
  );
}

const useStyles = themed((color) => ({
  field: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 8,
    height: 32,
    marginHorizontal: 16,
    marginVertical: 4,
    paddingHorizontal: 10,
    borderRadius: 8,
    backgroundColor: color.sunken,
  },
  phone: { height: 44, borderRadius: 10, paddingEnd: 0 },
  input: {
    ...face('regular'),
    flex: 1,
    minWidth: 0,
    fontSize: typeScale.support.fontSize,
    color: color.text,
    padding: 0,
    outlineStyle: 'solid',
    outlineWidth: 0,
  },
}));
