import { useId } from 'react';
import { View } from 'react-native';
import Svg, { Defs, Line, Pattern, Rect } from 'react-native-svg';
import { themed, usePalette } from './theme.tsx';

type Props = {
  /** Milliseconds; `averageMs` is `null` without history. */
  tookMs: number;
  averageMs: number | null;
  tone: 'done' | 'running' | 'stuck';
  height?: number;
};

/** How much wider than the longer of both the track is. */
const ROOM = 1.4;

/** A duration beside its average, which is a mark. One that is stuck fills the track, hatched, far past its mark. Time runs left to right. */
export function AverageBar({ tookMs, averageMs, tone, height = 8 }: Props) {
  const styles = useStyles();
  const stuck = tone === 'stuck';
  const whole = stuck ? Math.max(1, tookMs) : Math.max(1, tookMs, (averageMs ?? tookMs) * ROOM);
  const share = Math.min(1, tookMs / whole);
  return (
    <View aria-hidden style={{ direction: 'ltr' }}>
      <View style={[styles.track, { height, borderRadius: height / 2 }]}>
        {stuck ? (
          <Hatch height={height} />
        ) : (
          <View style={[styles.bar, styles[tone], { width: `${share * 100}%`, borderRadius: height / 2 }]} />
        )}
      </View>
      {averageMs !== null && (
        <View
          style={[styles.mark, { height: height + 8, left: `${Math.min(100, (averageMs / whole) * 100)}%` }]}
        />
      )}
    </View>
  );
}

function Hatch({ height }: { height: number }) {
  const palette = usePalette();
  // A page that lies hidden below may have one, too: each its own, or the browser takes the hidden one.
  const pattern = `hatch${useId().replaceAll(/\W/g, '')}`;
  return (
    <Svg width="100%" height={height}>
      <Defs>
        <Pattern
          id={pattern}
          width={14}
          height={14}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <Rect width={14} height={14} fill={palette.warnLine} />
          <Line x1={3.5} y1={0} x2={3.5} y2={14} stroke={palette.warnSolid} strokeWidth={7} />
        </Pattern>
      </Defs>
      <Rect width="100%" height={height} fill={`url(#${pattern})`} />
    </Svg>
  );
}

const useStyles = themed((color) => ({
  track: { backgroundColor: color.sunken, overflow: 'hidden' },
  bar: { height: '100%' },
  done: { backgroundColor: color.bot, opacity: 0.75 },
  running: { backgroundColor: color.accentSolid },
  mark: { position: 'absolute', top: -4, width: 2.5, borderRadius: 1, backgroundColor: color.text },
}));
