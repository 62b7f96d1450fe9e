import { View } from 'react-native';
import { Path, Svg } from 'react-native-svg';
import { usePalette } from './theme.tsx';

/** The product's sign: two halves of a baton, about to meet. */
export function BatonMark({ size = 32 }: { size?: number }) {
  const palette = usePalette();
  const tile = {
    width: size,
    height: size,
    borderRadius: size / 4,
    backgroundColor: palette.accentSolid,
    alignItems: 'center',
    justifyContent: 'center',
  } as const;
  const glyph = size * 0.625;
  return (
    <View role="img" aria-label="Baton" style={tile}>
      <Svg width={glyph} height={glyph} viewBox="0 0 24 24">
        <Path
          d="M4.5 19.5 10 14M14 10l5.5-5.5"
          stroke={palette.onAccent}
          strokeWidth={5}
          strokeLinecap="round"
          fill="none"
        />
      </Svg>
    </View>
  );
}
