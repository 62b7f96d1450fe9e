import { useEffect, useRef } from 'react';
import { Animated, Easing, View } from 'react-native';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { radius } from './tokens.ts';
import { useReducedMotion } from './useReducedMotion.ts';

const WAVE_MS = 1200;
const DOTS = [0, 0.2, 0.4];

/** Somebody is writing at this moment. `label` says who. */
export function TypingDots({ label }: { label: string }) {
  const styles = useStyles();
  const still = useReducedMotion();
  const wave = useRef(new Animated.Value(0)).current;
  useEffect(() => {
    if (still) return;
    const loop = Animated.loop(
      Animated.timing(wave, { toValue: 1, duration: WAVE_MS, easing: Easing.linear, useNativeDriver: false }),
    );
    loop.start();
    return () => loop.stop();
  }, [wave, still]);

  return (
    <View role="status" aria-label={label} style={styles.bubble}>
      {still ? (
        <Text size="support" color="text2">
          {label}
        </Text>
      ) : (
        DOTS.map((start) => <Animated.View key={start} style={[styles.dot, risen(wave, start)]} />)
      )}
    </View>
  );
}

function risen(wave: Animated.Value, start: number) {
  const inputRange = [start, start + 0.15, start + 0.3];
  return {
    opacity: wave.interpolate({ inputRange, outputRange: [0.4, 1, 0.4], extrapolate: 'clamp' }),
    transform: [
      { translateY: wave.interpolate({ inputRange, outputRange: [0, -2, 0], extrapolate: 'clamp' }) },
    ],
  };
}

const useStyles = themed((color) => ({
  bubble: {
    flexDirection: 'row',
    alignSelf: 'flex-start',
    alignItems: 'center',
    gap: 4,
    minHeight: 36,
    paddingHorizontal: 12,
    borderRadius: radius.l,
    borderBottomStartRadius: 4,
    borderWidth: 1,
    borderColor: color.line,
    backgroundColor: color.surface,
  },
  dot: { width: 6, height: 6, borderRadius: 3, backgroundColor: color.text3 },
}));
