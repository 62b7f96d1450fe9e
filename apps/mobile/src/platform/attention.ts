import * as Notifications from 'expo-notifications';

/** How many wait, on the app's icon. The title is for browsers. */
export function showCount(count: number, _title: string): void {
  Notifications.setBadgeCountAsync(count).catch((refused: unknown) =>
    console.info('no badge', (refused as Error).name),
  );
}
