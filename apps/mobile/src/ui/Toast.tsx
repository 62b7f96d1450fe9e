import { View } from 'react-native';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { AlertTriangle, Check } from './icons.ts';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';

export type ToastWords = {
  title: string;
  why?: string;
  /** `done` went well; `look` did not, and is said at once by a screen reader. */
  kind: 'done' | 'look';
  /** What now. */
  action?: { label: string; onPress: () => void };
};

/** The answer to what was done where its result is out of sight. */
export function Toast({ title, why, kind, action }: ToastWords) {
  const styles = useStyles();
  const look = kind === 'look';
  return (
    <View role={look ? 'alert' : 'status'} aria-live={look ? 'assertive' : 'polite'} style={styles.toast}>
      <Icon of={look ? AlertTriangle : Check} color={look ? 'warn' : 'ok'} />
      <View style={styles.words}>
        <Text weight="medium">{title}</Text>
        {why !== undefined && (
          <Text size="support" color="text2">
            {why}
          </Text>
        )}
      </View>
      {action && <Button size="sm" label={action.label} onPress={action.onPress} />}
    </View>
  );
}

const useStyles = themed((color) => ({
  toast: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 52,
    paddingVertical: 10,
    paddingHorizontal: 16,
    borderRadius: 12,
    borderWidth: 1,
    borderColor: color.line,
    backgroundColor: color.surface,
    boxShadow: color.floating,
  },
  words: { flexShrink: 1, gap: 2 },
}));
