import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Animated, Easing } from 'react-native';
import { duration } from './tokens.ts';
import { useReducedMotion } from './useReducedMotion.ts';

/** Fades in where it stands; give it a `key` to fade again when what it holds becomes something else. */
export function Appear({ children }: { children: ReactNode }) {
  const shown = useRef(new Animated.Value(0)).current;
  const still = useReducedMotion();
  useEffect(() => {
    const fade = Animated.timing(shown, {
      toValue: 1,
      duration: still ? duration.press : duration.move,
      easing: Easing.out(Easing.quad),
      useNativeDriver: false,
    });
    fade.start();
    return () => fade.stop();
  }, [shown, still]);
  return <Animated.View style={{ opacity: shown }}>{children}</Animated.View>;
}
