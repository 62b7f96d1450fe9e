import * as Haptics from 'expo-haptics';

const KIND = {
  success: Haptics.NotificationFeedbackType.Success,
  warning: Haptics.NotificationFeedbackType.Warning,
} as const;

/** A short buzz; a phone without the motor stays still. */
export function buzz(kind: keyof typeof KIND): void {
  Haptics.notificationAsync(KIND[kind]).catch((unable: unknown) =>
    console.info('no haptics here', String(unable)),
  );
}
