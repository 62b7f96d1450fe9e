import { useState } from 'react';
import { TextInput, View } from 'react-native';
import type { TextInputProps } from 'react-native';
import { face } from './font';
import { useReading } from './reading';
import { Text } from './Text.tsx';
import { themed, usePalette } from './theme.tsx';
import { radius, typeScale } from './tokens.ts';

type Props = Omit<TextInputProps, 'style'> & { label: string; hideLabel?: boolean };

export function TextField({ label, hideLabel = false, ...input }: Props) {
  const styles = useStyles();
  const palette = usePalette();
  const [focused, setFocused] = useState(false);
  const { style: fromStart } = useReading(true);
  return (
    <View style={styles.field}>
      {!hideLabel && (
        <Text size="support" weight="medium" color="text2">
          {label}
        </Text>
      )}
      <TextInput
        aria-label={label}
        placeholderTextColor={palette.text3}
        maxFontSizeMultiplier={2}
        {...input}
        onFocus={(event) => {
          setFocused(true);
          input.onFocus?.(event);
        }}
        onBlur={(event) => {
          setFocused(false);
          input.onBlur?.(event);
        }}
        style={[styles.input, fromStart, input.multiline === true && styles.tall, focused && styles.focused]}
      />
    </View>
  );
}

const useStyles = themed((color) => ({
  field: { gap: 6, flexGrow: 1, flexShrink: 1 },
  input: {
    ...face('regular'),
    fontSize: typeScale.body.fontSize,
    color: color.text,
    backgroundColor: color.surface,
    borderWidth: 1,
    borderColor: color.lineStrong,
    borderRadius: radius.m,
    minHeight: 44,
    minWidth: 0,
    paddingHorizontal: 12,
    paddingVertical: 10,
    outlineStyle: 'solid',
    outlineWidth: 0,
    outlineColor: color.accent,
  },
  tall: { minHeight: 76, textAlignVertical: 'top' },
  focused: { borderColor: color.accent, outlineWidth: 1 },
}));
