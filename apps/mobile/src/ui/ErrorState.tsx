import { View } from 'react-native';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';

type Props = {
  icon: Glyph;
  title: string;
  why: string;
  /** The stable code of a refusal. */
  code?: string;
  /** What now. */
  action?: { label: string; onPress: () => void };
};

/** In place of a page or a card that could not be had: what, why, what now. Amber, since nobody waits. */
export function ErrorState({ icon, title, why, code, action }: Props) {
  const styles = useStyles();
  return (
    <View role="alert" style={styles.error}>
      <View style={styles.tile}>
        <Icon of={icon} size={24} color="warn" />
      </View>
      <Text size="card" role="heading" aria-level={2} style={styles.centre}>
        {title}
      </Text>
      <Text color="text2" style={styles.centre}>
        {why}
      </Text>
      {action && <Button label={action.label} onPress={action.onPress} />}
      {code !== undefined && (
        <Text size="meta" color="text3">
          {code}
        </Text>
      )}
    </View>
  );
}

const useStyles = themed((color) => ({
  error: { alignItems: 'center', gap: 10, padding: 32 },
  tile: {
    width: 56,
    height: 56,
    borderRadius: 28,
    alignItems: 'center',
    justifyContent: 'center',
    backgroundColor: color.warnSoft,
  },
  centre: { textAlign: 'center' },
}));
