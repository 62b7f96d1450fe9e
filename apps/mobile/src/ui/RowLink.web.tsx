import type { KeyboardEvent } from 'react';
import { View } from 'react-native';
import type { RowLinkProps } from './RowLink.tsx';
import { usePalette } from './theme.tsx';

/** Hover, focus and press are the browser's (`[data-row]` in public/index.html): rows that pass under a resting pointer cost no script. */
export function RowLink({ label, selected, onPress, style, children }: RowLinkProps) {
  const { bg, accent } = usePalette();
  const web = {
    dataSet: { row: '' },
    tabIndex: 0 as const,
    onClick: onPress,
    onKeyDown: ({ key, repeat }: KeyboardEvent) => {
      if (key === 'Enter' && !repeat) onPress();
    },
  };
  const inks: object = { '--row-hover': bg, '--row-focus': accent };
  return (
    <View {...web} role="link" aria-label={label} aria-current={selected} style={[style, inks]}>
      {children}
    </View>
  );
}
