import type { ExpoConfig } from 'expo/config';

const NAME = 'Baton';
const ACCENT = '#3656D4';

const config: ExpoConfig = {
  name: NAME,
  slug: 'baton',
  version: '0.1.0',
  scheme: 'baton',
  orientation: 'default',
  userInterfaceStyle: 'automatic',
  icon: './assets/icon.png',
  backgroundColor: '#F6F6F4',
  ios: {
    bundleIdentifier: 'dev.baton.app',
    supportsTablet: true,
    entitlements: {
      'aps-environment': 'production',
      // An escalation may break through a Focus; the operator can still say no.
      'com.apple.developer.usernotifications.time-sensitive': true,
    },
    infoPlist: { UIBackgroundModes: ['remote-notification'], ITSAppUsesNonExemptEncryption: false },
  },
  android: {
    package: 'dev.baton.app',
    adaptiveIcon: { foregroundImage: './assets/icon-foreground.png', backgroundColor: ACCENT },
    permissions: ['POST_NOTIFICATIONS', 'VIBRATE'],
    // Expo's template asks for these; the app reads no files of others and draws over no other app.
    blockedPermissions: ['READ_EXTERNAL_STORAGE', 'WRITE_EXTERNAL_STORAGE', 'SYSTEM_ALERT_WINDOW'].map(
      (name) => `android.permission.${name}`,
    ),
  },
  web: { bundler: 'metro', output: 'single', favicon: './assets/favicon.png', name: NAME },
  plugins: [
    // No splitting by route: the pages of a ring come at once. What can wait is loaded by `src/shell/later.tsx`, which keeps it for offline.
    ['expo-router', { root: './app' }],
    // Channels are frozen on a phone once made: a change of sound or importance needs a new id.
    [
      'expo-notifications',
      { defaultChannel: 'escalation', color: ACCENT, icon: './assets/icon-notification.png' },
    ],
    [
      'expo-splash-screen',
      { image: './assets/icon-foreground.png', imageWidth: 160, backgroundColor: ACCENT },
    ],
    [
      'expo-image-picker',
      {
        photosPermission: 'Pictures that you choose are sent to the customer.',
        cameraPermission: 'A picture that you take is sent to the customer.',
        // No recordings: neither platform is asked for the microphone.
        microphonePermission: false,
      },
    ],
    'expo-document-picker',
    'expo-localization',
    'expo-secure-store',
    'expo-sqlite',
    'expo-font',
    'expo-asset',
  ],
  // Expo's push service addresses a phone by project: set by whoever builds the apps for the stores.
  extra: {
    supportsRTL: true,
    ...(process.env['EAS_PROJECT_ID'] === undefined
      ? {}
      : { eas: { projectId: process.env['EAS_PROJECT_ID'] } }),
  },
};

export default config;
