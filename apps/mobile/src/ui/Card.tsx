import { View } from 'react-native';
import type { ViewProps } from 'react-native';
import { themed } from './theme.tsx';
import { radius } from './tokens.ts';

export function Card({ style, ...rest }: ViewProps) {
  const styles = useStyles();
  return <View {...rest} style={[styles.card, style]} />;
}

const useStyles = themed((color) => ({
  card: {
    backgroundColor: color.surface,
    borderWidth: 1,
    borderColor: color.line,
    borderRadius: radius.m,
    boxShadow: color.raised,
  },
}));
