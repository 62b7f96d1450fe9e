import { View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { CountBadge } from './CountBadge.tsx';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';

export type Tab = {
  key: string;
  label: string;
  icon: Glyph;
  selected: boolean;
  count?: number;
  onPress: () => void;
};

/** Where you are, on a phone. */
export function TabBar({ tabs }: { tabs: readonly Tab[] }) {
  const styles = useStyles();
  const { bottom } = useSafeAreaInsets();
  return (
    <View role="tablist" style={[styles.bar, { paddingBottom: Math.max(8, bottom) }]}>
      {tabs.map((tab) => (
        <Touchable
          key={tab.key}
          role="tab"
          aria-selected={tab.selected}
          aria-label={tab.count ? `${tab.label}, ${tab.count}` : tab.label}
          onPress={tab.onPress}
          style={styles.tab}
        >
          <View>
            <Icon of={tab.icon} size={24} color={tab.selected ? 'accent' : 'text3'} />
            <TabCount count={tab.count ?? 0} />
          </View>
          <Text
            size="cell"
            weight={tab.selected ? 'semibold' : 'medium'}
            color={tab.selected ? 'accent' : 'text3'}
          >
            {tab.label}
          </Text>
        </Touchable>
      ))}
    </View>
  );
}

/** How many wait, at the corner of a tab's glyph. */
export function TabCount({ count }: { count: number }) {
  const styles = useStyles();
  if (count === 0) return null;
  return (
    <View style={styles.count}>
      <CountBadge count={count} />
    </View>
  );
}

const useStyles = themed((color) => ({
  bar: {
    flexDirection: 'row',
    paddingTop: 8,
    paddingHorizontal: 8,
    backgroundColor: color.surface,
    borderTopWidth: 1,
    borderColor: color.line,
  },
  tab: { flex: 1, alignItems: 'center', gap: 2, minHeight: 44, borderRadius: 10 },
  count: {
    position: 'absolute',
    top: -4,
    start: 14,
    borderRadius: 9,
    boxShadow: `0 0 0 2px ${color.surface}`,
  },
}));
