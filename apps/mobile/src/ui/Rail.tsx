import type { ReactNode } from 'react';
import { View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { BatonMark } from './BatonMark.tsx';
import { Icon } from './Icon.tsx';
import type { Tab } from './TabBar.tsx';
import { TabCount } from './TabBar.tsx';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';

/** Where you are, on a wide screen. `foot` is the member. */
export function Rail({ tabs, foot }: { tabs: readonly Tab[]; foot: ReactNode }) {
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  return (
    <View role="navigation" style={[styles.rail, { paddingTop: 16 + top }]}>
      <View style={{ marginBottom: 12 }}>
        <BatonMark />
      </View>
      {tabs.map((tab) => (
        <Touchable
          key={tab.key}
          role="link"
          aria-label={tab.count ? `${tab.label}, ${tab.count}` : tab.label}
          aria-current={tab.selected}
          onPress={tab.onPress}
          style={[styles.tab, tab.selected && styles.on]}
          active={({ hovered }) => hovered && !tab.selected && styles.hovered}
        >
          <View>
            <Icon of={tab.icon} size={20} color={tab.selected ? 'accent' : 'text3'} />
            <TabCount count={tab.count ?? 0} />
          </View>
          <Text size="cell" color={tab.selected ? 'accent' : 'text3'}>
            {tab.label}
          </Text>
        </Touchable>
      ))}
      <View style={{ flex: 1 }} />
      {foot}
    </View>
  );
}

const useStyles = themed((color) => ({
  rail: {
    width: 80,
    alignItems: 'center',
    gap: 4,
    paddingBottom: 16,
    backgroundColor: color.bg,
    borderEndWidth: 1,
    borderColor: color.line,
  },
  tab: { width: 72, minHeight: 52, borderRadius: 10, alignItems: 'center', justifyContent: 'center', gap: 3 },
  on: { backgroundColor: color.accentSoft },
  hovered: { backgroundColor: color.sunken },
}));
