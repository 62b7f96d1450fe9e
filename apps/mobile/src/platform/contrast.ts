import { useEffect, useState } from 'react';
import { AccessibilityInfo } from 'react-native';

/** Whether the member asked their device for more contrast: on Android high-contrast text, on iOS darker colours. */
export function useWishForContrast(): boolean {
  const [wished, setWished] = useState(false);
  useEffect(() => {
    let here = true;
    const tell = (wish: boolean) => here && setWished((before) => before || wish);
    AccessibilityInfo.isHighTextContrastEnabled?.().then(tell, () => tell(false));
    AccessibilityInfo.isDarkerSystemColorsEnabled?.().then(tell, () => tell(false));
    const android = AccessibilityInfo.addEventListener('highTextContrastChanged', setWished);
    const ios = AccessibilityInfo.addEventListener('darkerSystemColorsChanged', setWished);
    return () => {
      here = false;
      android.remove();
      ios.remove();
    };
  }, []);
  return wished;
}
