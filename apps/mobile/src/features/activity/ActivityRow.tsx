import type { ReactNode } from 'react';
import { View } from 'react-native';
import { timeLabel } from '../../model/age.ts';
import type { Glyph } from '../../ui/Icon.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Tile } from '../../ui/Tile.tsx';
import type { TileTone } from '../../ui/Tile.tsx';
import { Touchable } from '../../ui/Touchable.tsx';

type Props = {
  icon: Glyph;
  tone: TileTone;
  title: string;
  words: string;
  at: number;
  /** Its edges say that it needs a look. */
  urgent?: boolean;
  selected?: boolean;
  onPress: () => void;
  children?: ReactNode;
};

/** One thing that a bot or a workflow did: what, when, and in its banner's words. */
export function ActivityRow({
  icon,
  tone,
  title,
  words,
  at,
  urgent = false,
  selected = false,
  onPress,
  children,
}: Props) {
  const styles = useStyles();
  return (
    <Touchable
      onPress={onPress}
      aria-label={`${title}, ${timeLabel(at)}. ${words}`}
      {...(selected ? { 'aria-current': true } : {})}
      style={[styles.row, urgent && styles.urgent, selected && styles.selected]}
      active={({ hovered }) => hovered && !selected && styles.hovered}
    >
      <Tile icon={icon} tone={tone} />
      <View style={{ flex: 1, gap: 2 }}>
        <View style={{ flexDirection: 'row', gap: 8 }}>
          <Text weight="semibold" style={{ flex: 1 }}>
            {title}
          </Text>
          <Text size="meta" color="text3" tabular style={{ lineHeight: 20 }}>
            {timeLabel(at)}
          </Text>
        </View>
        <Text color="text2">{words}</Text>
        {children}
      </View>
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  row: {
    flexDirection: 'row',
    gap: 12,
    paddingVertical: 12,
    paddingHorizontal: 16,
    backgroundColor: color.surface,
    borderTopWidth: 1,
    borderColor: color.line,
  },
  urgent: { borderBottomWidth: 1, borderColor: color.warnLine, marginBottom: -1 },
  selected: { backgroundColor: color.accentSoft },
  hovered: { backgroundColor: color.sunken },
}));
