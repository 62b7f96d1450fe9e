import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Animated, PanResponder, View } from 'react-native';
import { useDirection } from '../i18n/i18n.ts';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { duration } from './tokens.ts';

/** From here on, letting go does it. */
const FAR_ENOUGH = 96;
const FARTHEST = 140;
/** A finger that scrolls moves this far sideways, too. */
const SLACK = 12;

type Props = { label: string; icon: Glyph; onSwipe: () => void; children: ReactNode };

/** A row that does one thing when it is pulled aside. Whatever it does must have a button elsewhere. */
export function Swipe({ label, icon, onSwipe, children }: Props) {
  const styles = useStyles();
  const sign = useDirection() === 'rtl' ? 1 : -1;
  const [pulled, setPulled] = useState<'no' | 'some' | 'enough'>('no');
  const x = useRef(new Animated.Value(0)).current;
  const act = useRef(onSwipe);
  act.current = onSwipe;
  const back = () => {
    setPulled('no');
    Animated.timing(x, { toValue: 0, duration: duration.move, useNativeDriver: false }).start();
  };
  const hands = useRef<ReturnType<typeof PanResponder.create> | null>(null);
  hands.current ??= PanResponder.create({
    onMoveShouldSetPanResponder: (_, { dx, dy }) => dx * sign > SLACK && Math.abs(dx) > 2 * Math.abs(dy),
    onPanResponderTerminationRequest: () => false,
    onPanResponderMove: (_, { dx }) => {
      const far = Math.max(0, Math.min(FARTHEST, dx * sign));
      x.setValue(far * sign);
      setPulled(far >= FAR_ENOUGH ? 'enough' : 'some');
    },
    onPanResponderRelease: (_, { dx }) => {
      back();
      if (dx * sign >= FAR_ENOUGH) act.current();
    },
    onPanResponderTerminate: back,
  });
  const ink = pulled === 'enough' ? 'onAccent' : 'accent';
  return (
    <View {...hands.current.panHandlers} testID="swipe" style={styles.row}>
      {pulled !== 'no' && (
        <View aria-hidden style={[styles.under, pulled === 'enough' && styles.enough]}>
          <Icon of={icon} color={ink} />
          <Text weight="semibold" color={ink}>
            {label}
          </Text>
        </View>
      )}
      <Animated.View style={[styles.over, { transform: [{ translateX: x }] }]}>{children}</Animated.View>
    </View>
  );
}

const useStyles = themed((color) => ({
  // Sideways is ours; up and down stays the browser's.
  row: { overflow: 'hidden', touchAction: 'pan-y', userSelect: 'none' } as object,
  under: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    start: 0,
    end: 0,
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: 8,
    paddingHorizontal: 24,
    backgroundColor: color.accentSoft,
  },
  enough: { backgroundColor: color.accentSolid },
  over: { backgroundColor: color.surface },
}));
