import { useState } from 'react';
import { Pressable } from 'react-native';
import type { PressableProps, StyleProp, ViewStyle } from 'react-native';
import { usePalette } from './theme.tsx';

type State = { pressed: boolean; hovered: boolean };
export type TouchableProps = Omit<PressableProps, 'style' | 'children'> & {
  style?: StyleProp<ViewStyle>;
  /** Laid over `style` while pressed or under the pointer. */
  active?: (state: State) => StyleProp<ViewStyle>;
  children?: React.ReactNode;
};

/** Everything that can be tapped: dims when pressed, shows where the keyboard is. */
export function Touchable({ style, active, onFocus, onBlur, ...rest }: TouchableProps) {
  const palette = usePalette();
  const [focused, setFocused] = useState(false);
  const [hovered, setHovered] = useState(false);
  const ring: ViewStyle = {
    outlineWidth: 2,
    outlineOffset: 2,
    outlineColor: palette.accent,
    outlineStyle: 'solid',
  };
  return (
    <Pressable
      role="button"
      {...rest}
      onHoverIn={() => setHovered(true)}
      onHoverOut={() => setHovered(false)}
      onFocus={(event) => {
        setFocused(focusIsVisible(event.target));
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setFocused(false);
        onBlur?.(event);
      }}
      style={({ pressed }) => [
        style,
        pressed && { opacity: 0.72 },
        active?.({ pressed, hovered }),
        rest.disabled === true && { opacity: 0.5 },
        focused ? ring : { outlineStyle: 'solid', outlineWidth: 0 },
      ]}
    />
  );
}

/** A browser knows whether focus came by keyboard; a phone's focus always did. */
function focusIsVisible(target: unknown): boolean {
  const element = target as { matches?: (selector: string) => boolean } | null;
  return element?.matches?.(':focus-visible') ?? true;
}
