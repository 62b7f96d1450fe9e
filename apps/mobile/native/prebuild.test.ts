/** The projects for Gradle and Xcode that `expo prebuild` makes of app.config.ts: what a phone will let the app do. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deepLinkUrl } from '@baton/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, expo, ROOT } from './expo.ts';

const ID = '00000000-0000-4000-8000-000000000000';
const SCHEME = new URL(deepLinkUrl({ to: 'conversation', conversationId: ID })).protocol.replace(':', '');
const CHANNEL = /ESCALATION = '(\w+)'/.exec(readFileSync(join(APP, 'src/platform/banners.ts'), 'utf8'))?.[1];

let copy = '';
const read = (path: string): string => readFileSync(join(copy, 'apps/mobile', path), 'utf8');

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'baton-prebuild-'));
  const app = join(copy, 'apps/mobile');
  mkdirSync(app, { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  for (const name of ['app.config.ts', 'package.json', 'tsconfig.json', 'assets'])
    cpSync(join(APP, name), join(app, name), { recursive: true });
  await expo(app, 'prebuild', '--no-install');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('android', () => {
  const manifest = (): string => read('android/app/src/main/AndroidManifest.xml');
  const all = (pattern: RegExp): string[] => [...manifest().matchAll(pattern)].map((found) => found[1]!);
  const metaData = (name: string): string | undefined =>
    new RegExp(`<meta-data android:name="${name}" android:(?:value|resource)="([^"]*)"`).exec(
      manifest(),
    )?.[1];

  const asked = (): string[] => all(/(<uses-permission [^>]*>)/g);
  const namesOf = (lines: string[]) =>
    lines.map((line) => /"android\.permission\.(\w+)"/.exec(line)?.[1]).toSorted();
  const removed = (line: string): boolean => line.includes('tools:node="remove"');

  test('it asks for these permissions and no other', () => {
    const wanted = asked().filter((line) => !removed(line));
    expect(namesOf(wanted)).toEqual(['INTERNET', 'POST_NOTIFICATIONS', 'VIBRATE']);
  });

  test('the picker of pictures brings neither the microphone nor the files of others', () => {
    expect(namesOf(asked().filter(removed))).toEqual([
      'READ_EXTERNAL_STORAGE',
      'RECORD_AUDIO',
      'SYSTEM_ALERT_WINDOW',
      'WRITE_EXTERNAL_STORAGE',
    ]);
  });

  test('a push without a channel goes to the one that rings, which the app makes', () => {
    expect(CHANNEL).toBeDefined();
    expect(metaData('com.google.firebase.messaging.default_notification_channel_id')).toBe(CHANNEL);
  });

  test('a push has an icon and a colour of its own', () => {
    expect(metaData('com.google.firebase.messaging.default_notification_icon')).toBe(
      '@drawable/notification_icon',
    );
    expect(metaData('expo.modules.notifications.default_notification_icon')).toBe(
      '@drawable/notification_icon',
    );
    expect(read('android/app/src/main/res/values/colors.xml')).toMatch(
      /name="notification_icon_color">#3656D4</i,
    );
    expect(
      existsSync(join(copy, 'apps/mobile/android/app/src/main/res/drawable-xxhdpi/notification_icon.png')),
    ).toBe(true);
  });

  test('a deep link of the contract opens the one running app', () => {
    const activity =
      /<activity android:name="\.MainActivity"[\s\S]*?<\/activity>/.exec(manifest())?.[0] ?? '';
    expect(activity).toContain('android:launchMode="singleTask"');
    expect(activity).toContain('android:exported="true"');
    const views = [...activity.matchAll(/<intent-filter[\s\S]*?<\/intent-filter>/g)]
      .map(([filter]) => filter)
      .filter((filter) => filter.includes('android.intent.action.VIEW'));
    expect(views).toHaveLength(1);
    expect(views[0]).toContain('android.intent.category.BROWSABLE');
    expect(views[0]).toContain(`<data android:scheme="${SCHEME}"/>`);
  });

  test('it is built for Hermes and the new architecture', () => {
    expect(read('android/gradle.properties')).toMatch(/^newArchEnabled=true$/m);
    expect(read('android/gradle.properties')).toMatch(/^hermesEnabled=true$/m);
    expect(read('android/app/build.gradle')).toContain("applicationId 'dev.baton.app'");
  });

  test('what the session store keeps is not in backups', () => {
    expect(manifest()).toContain('android:fullBackupContent="@xml/secure_store_backup_rules"');
  });
});

describe('ios', () => {
  const plist = (): string => read('ios/Baton/Info.plist');
  const entitlements = (): string => read('ios/Baton/Baton.entitlements');
  /** What stands after a key: the text of one value, or the texts of a list. */
  const after = (text: string, key: string): string[] => {
    const value = new RegExp(
      `<key>${key}</key>\\s*(<array>[\\s\\S]*?</array>|<string>[^<]*</string>|<\\w+/>)`,
    );
    const found = value.exec(text)?.[1] ?? '';
    return found.endsWith('/>') ? [found] : [...found.matchAll(/<string>([^<]*)</g)].map((one) => one[1]!);
  };

  test('pushes reach it, and an escalation may break through a Focus', () => {
    expect(after(entitlements(), 'aps-environment')).toEqual(['production']);
    expect(after(entitlements(), 'com\\.apple\\.developer\\.usernotifications\\.time-sensitive')).toEqual([
      '<true/>',
    ]);
    expect(after(plist(), 'UIBackgroundModes')).toContain('remote-notification');
  });

  test('a deep link of the contract opens it', () => {
    expect(after(plist(), 'CFBundleURLSchemes')).toContain(SCHEME);
  });

  test('it asks for what is kept under lock and for pictures, says why, and for nothing else', () => {
    const asked = [...plist().matchAll(/<key>(NS\w+UsageDescription)<\/key>/g)].map((found) => found[1]);
    expect(asked.toSorted()).toEqual([
      'NSCameraUsageDescription',
      'NSFaceIDUsageDescription',
      'NSPhotoLibraryUsageDescription',
    ]);
    expect(after(plist(), 'NSCameraUsageDescription')).toEqual([
      'A picture that you take is sent to the customer.',
    ]);
    expect(after(plist(), 'NSPhotoLibraryUsageDescription')).toEqual([
      'Pictures that you choose are sent to the customer.',
    ]);
  });

  test('files are picked without a cloud of its own', () => {
    expect(entitlements()).not.toContain('icloud');
  });

  test('a server must be reached by TLS, unless it is on the local network', () => {
    expect(after(plist(), 'NSAllowsArbitraryLoads')).toEqual(['<false/>']);
    expect(after(plist(), 'ITSAppUsesNonExemptEncryption')).toEqual(['<false/>']);
  });

  test('it is built for Hermes', () => {
    const properties = JSON.parse(read('ios/Podfile.properties.json')) as Record<string, string>;
    expect(properties).toMatchObject({ 'expo.jsEngine': 'hermes' });
    expect(read('ios/Baton.xcodeproj/project.pbxproj')).toContain(
      'PRODUCT_BUNDLE_IDENTIFIER = "dev.baton.app"',
    );
  });
});
