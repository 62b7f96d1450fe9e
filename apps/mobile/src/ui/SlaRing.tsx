import { View } from 'react-native';
import { Circle, Svg } from 'react-native-svg';
import { usePalette } from './theme.tsx';

const STROKE = 2.5;

/** Fills clockwise as the SLA runs out. `share` 0 to 1; `size` is the outer edge. */
export function SlaRing({ share, size }: { share: number; size: number }) {
  const palette = usePalette();
  const r = (size - STROKE) / 2;
  const around = 2 * Math.PI * r;
  const filled = Math.min(1, Math.max(0, share)) * around;
  const common = { cx: size / 2, cy: size / 2, r, strokeWidth: STROKE, fill: 'none' };
  return (
    <View aria-hidden style={{ position: 'absolute', top: 0, start: 0, transform: [{ rotate: '-90deg' }] }}>
      <Svg width={size} height={size} viewBox={`0 0 ${size} ${size}`}>
        <Circle {...common} stroke={palette.line} />
        {filled > 0 && (
          <Circle {...common} stroke={palette.critSolid} strokeDasharray={`${filled} ${around}`} />
        )}
      </Svg>
    </View>
  );
}
