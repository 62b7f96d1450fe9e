import { View } from 'react-native';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';
import { Bot } from './icons.ts';
import { SlaRing } from './SlaRing.tsx';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { typeScale } from './tokens.ts';

/** What hangs at the lower right: where a customer writes from, or who has them. */
export type AvatarMark =
  | { kind: 'connector'; glyph: Glyph }
  | { kind: 'operator'; initial: string }
  | { kind: 'bot' }
  | { kind: 'presence'; online: boolean };

type Props = {
  initials: string;
  size?: number;
  /** A customer is grey, an operator blue. */
  of?: 'customer' | 'operator';
  mark?: AvatarMark;
  /** Share of the SLA that is used up; draws the ring. */
  sla?: number;
};

/** A person: always a circle. */
export function Avatar({ initials, size = 40, of = 'customer', mark, sla }: Props) {
  const styles = useStyles();
  const round = { width: size, height: size, borderRadius: size / 2 };
  return (
    <View aria-hidden style={{ width: size, height: size, flexShrink: 0 }}>
      {sla !== undefined && (
        <View style={styles.ring}>
          <SlaRing share={sla} size={size + 8} />
        </View>
      )}
      <View style={[styles.face, round, of === 'operator' && styles.operator]}>
        <Text
          weight="semibold"
          color={of === 'operator' ? 'accent' : 'text2'}
          allowFontScaling={false}
          style={fit(size)}
        >
          {initials}
        </Text>
      </View>
      {mark && <Mark mark={mark} />}
    </View>
  );
}

const fit = (size: number) => ({
  fontSize: Math.round(size * 0.34),
  lineHeight: typeScale.body.lineHeight,
  letterSpacing: 0,
});

function Mark({ mark }: { mark: AvatarMark }) {
  const styles = useStyles();
  switch (mark.kind) {
    case 'connector':
      return (
        <View style={[styles.mark, styles.connector]}>
          <Icon of={mark.glyph} size={12} color="text2" />
        </View>
      );
    case 'operator':
      return (
        <View style={[styles.mark, styles.initial]}>
          <Text
            size="cell"
            weight="title"
            color="accent"
            allowFontScaling={false}
            style={{ fontSize: 9, lineHeight: 12 }}
          >
            {mark.initial}
          </Text>
        </View>
      );
    case 'bot':
      return (
        <View style={[styles.mark, styles.bot]}>
          <Icon of={Bot} size={12} color="bot" />
        </View>
      );
    case 'presence':
      return <View style={[styles.dot, mark.online ? styles.online : styles.away]} />;
  }
}

const useStyles = themed((color) => ({
  ring: { position: 'absolute', top: -4, start: -4 },
  face: { alignItems: 'center', justifyContent: 'center', backgroundColor: color.sunken },
  operator: { backgroundColor: color.accentSoft },
  mark: {
    position: 'absolute',
    end: -4,
    bottom: -4,
    width: 18,
    height: 18,
    borderRadius: 9,
    alignItems: 'center',
    justifyContent: 'center',
  },
  connector: { backgroundColor: color.surface, boxShadow: `0 0 0 1px ${color.line}` },
  initial: { backgroundColor: color.accentSoft, boxShadow: `0 0 0 2px ${color.surface}` },
  bot: { borderRadius: 5, backgroundColor: color.botSoft, boxShadow: `0 0 0 1px ${color.line}` },
  dot: {
    position: 'absolute',
    end: -1,
    bottom: -1,
    width: 10,
    height: 10,
    borderRadius: 5,
    boxShadow: `0 0 0 2px ${color.bg}`,
  },
  online: { backgroundColor: color.okDot },
  away: { backgroundColor: color.bg, borderWidth: 2, borderColor: color.lineStrong },
}));
