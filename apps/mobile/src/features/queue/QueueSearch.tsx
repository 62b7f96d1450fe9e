import { useRef } from 'react';
import { TextInput, View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { modKey, useShortcuts } from '../../platform/shortcuts';
import { face } from '../../ui/font';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Search, X } from '../../ui/icons.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { themed, usePalette } from '../../ui/theme.tsx';
import { typeScale } from '../../ui/tokens.ts';

/** Narrows the list by name, words or bot. */
export function QueueSearch({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useWords();
  const styles = useStyles();
  const palette = usePalette();
  const input = useRef<TextInput>(null);
  useShortcuts({ 'mod+k': () => input.current?.focus() });
  return (
    <View style={styles.field}>
      <Icon of={Search} size={16} color="text3" />
      <TextInput
        ref={input}
        value={value}
        onChangeText={onChange}
        placeholder={t('queue.search')}
        placeholderTextColor={palette.text3}
        aria-label={t('queue.search')}
        style={styles.input}
      />
      {value === '' ? (
        <Kbd keys={`${modKey}K`} />
      ) : (
        <IconButton icon={X} size={16} width={24} label={t('handBack.cancel')} onPress={() => onChange('')} />
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
