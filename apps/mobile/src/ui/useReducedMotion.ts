import { useEffect, useState } from 'react';
import { AccessibilityInfo } from 'react-native';

/** Whether the member asked their device to keep still. */
export function useReducedMotion(): boolean {
  const [reduced, setReduced] = useState(false);
  useEffect(() => {
    let here = true;
    void AccessibilityInfo.isReduceMotionEnabled().then((wish) => here && setReduced(wish));
    const listening = AccessibilityInfo.addEventListener('reduceMotionChanged', setReduced);
    return () => {
      here = false;
      listening.remove();
    };
  }, []);
  return reduced;
}
