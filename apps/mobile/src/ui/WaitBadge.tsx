import type { ReactNode } from 'react';
import { View } from 'react-native';
import { Icon } from './Icon.tsx';
import { AlertTriangle, Clock } from './icons.ts';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';

type Props = {
  /** `4:12`; what counts by itself draws nothing but its digits again. */
  label: ReactNode;
  /** Past its SLA. */
  over: boolean;
  /** Stopped: what is shown is as old as the last contact. */
  stopped?: boolean;
};

/** How long a customer has been waiting. Digits swap in place, the width stays. */
export function WaitBadge({ label, over, stopped = false }: Props) {
  const styles = useStyles();
  const ink = over && !stopped ? 'onCrit' : 'crit';
  return (
    <View style={[styles.badge, over && styles.over, stopped && styles.stopped]}>
      <Icon of={over ? AlertTriangle : Clock} size={12} color={ink} />
      <Text size="meta" weight="semibold" color={ink} tabular>
        {label}
      </Text>
    </View>
  );
}

const useStyles = themed((color) => ({
  badge: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 4,
    minHeight: 20,
    paddingHorizontal: 7,
    borderRadius: 10,
    flexShrink: 0,
    backgroundColor: color.critSoft,
  },
  over: { backgroundColor: color.critSolid },
  stopped: { backgroundColor: 'transparent', boxShadow: `inset 0 0 0 1.5px ${color.crit}` },
}));
