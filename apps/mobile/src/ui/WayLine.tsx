import type { ReactNode } from 'react';
import { View } from 'react-native';
import type { StyleProp, ViewStyle } from 'react-native';
import { Icon } from './Icon.tsx';
import { ChevronRight } from './icons.ts';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';

type Props = {
  /** Where it leads, with what the line says. */
  label: string;
  /** `null`: it leads nowhere. */
  onPress: (() => void) | null;
  style: StyleProp<ViewStyle>;
  children: ReactNode;
};

/** A line about something that has a page for those who may see it. */
export function WayLine({ label, onPress, style, children }: Props) {
  const styles = useStyles();
  if (onPress === null) return <View style={style}>{children}</View>;
  return (
    <Touchable
      role="link"
      aria-label={label}
      onPress={onPress}
      style={style}
      active={({ hovered }) => hovered && styles.hovered}
    >
      {children}
      <Icon of={ChevronRight} size={16} color="text3" />
    </Touchable>
  );
}

const useStyles = themed((color) => ({ hovered: { backgroundColor: color.bg } }));
