import type { ReactNode } from 'react';
import type { StyleProp, ViewStyle } from 'react-native';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';

/** Something else that the row does, for those who use a screen reader. */
export type RowAct = { name: string; label: string; onAct: () => void };

export type RowLinkProps = {
  /** What a screen reader says instead of the parts. */
  label: string;
  selected: boolean;
  onPress: () => void;
  act: RowAct | undefined;
  style: StyleProp<ViewStyle>;
  children: ReactNode;
};

/** The surface of a row, which opens what the row tells about. */
export function RowLink({ label, selected, act, ...rest }: RowLinkProps) {
  const styles = useStyles();
  return (
    <Touchable
      role="link"
      aria-label={label}
      aria-current={selected}
      {...rest}
      {...(act && {
        accessibilityActions: [{ name: act.name, label: act.label }],
        onAccessibilityAction: ({ nativeEvent }) => nativeEvent.actionName === act.name && act.onAct(),
      })}
      active={({ hovered }) => hovered && !selected && styles.hovered}
    />
  );
}

const useStyles = themed((color) => ({ hovered: { backgroundColor: color.bg } }));
