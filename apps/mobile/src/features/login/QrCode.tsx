import { View } from 'react-native';
import { Path, Svg } from 'react-native-svg';
import { toQR } from 'toqr';

/** Empty modules around, which readers need. */
const MARGIN = 4;

/** The dark modules as one path, a module a unit. */
export function pathOf(modules: Uint8Array): { path: string; across: number } {
  const across = Math.sqrt(modules.length);
  const dark = [...modules].flatMap((module, n) =>
    module === 0 ? [] : [`M${(n % across) + MARGIN} ${Math.floor(n / across) + MARGIN}h1v1h-1z`],
  );
  return { path: dark.join(''), across: across + 2 * MARGIN };
}

/** Dark on white in both lights: many readers know no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, across } = pathOf(toQR(text));
  return (
    <View role="img" aria-label={label} style={{ alignSelf: 'center', borderRadius: 8, overflow: 'hidden' }}>
      <Svg width={216} height={216} viewBox={`0 0 ${across} ${across}`}>
        <Path d={`M0 0h${across}v${across}h-${across}z`} fill="#FFFFFF" />
        <Path d={path} fill="#000000" />
      </Svg>
    </View>
  );
}
