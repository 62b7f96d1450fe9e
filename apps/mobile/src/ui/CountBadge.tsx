import { View } from 'react-native';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';

/** How many wait. */
export function CountBadge({ count }: { count: number }) {
  const styles = useStyles();
  return (
    <View style={styles.badge}>
      <Text size="cell" weight="semibold" color="onCrit" allowFontScaling={false} style={{ lineHeight: 18 }}>
        {count > 99 ? '99+' : count}
      </Text>
    </View>
  );
}

const useStyles = themed((color) => ({
  badge: {
    minWidth: 18,
    height: 18,
    borderRadius: 9,
    paddingHorizontal: 5,
    alignItems: 'center',
    backgroundColor: color.critSolid,
  },
}));
