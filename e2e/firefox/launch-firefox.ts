import { type Browser, launch } from 'puppeteer-core';

export type FirefoxSettings = {
  /** Port of the push service (fake-push/autopush.ts) on 127.0.0.1. */
  pushServerPort: number;
  /** Where the Firefox is; Debian's by default. */
  executablePath?: string;
};

/** A headless Firefox with a fresh profile whose pushes come from our push service, and which grants notifications. */
export function launchFirefox({
  pushServerPort,
  executablePath = '/usr/bin/firefox-esr',
}: FirefoxSettings): Promise<Browser> {
  return launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    timeout: 60_000,
    // Lets a test see and press banners from Firefox's own side (banners.ts).
    args: ['-remote-allow-system-access'],
    // A root without a home of its own is refused by Firefox.
    env: { ...process.env, ...(process.getuid?.() === 0 && { HOME: '/root' }) },
    extraPrefsFirefox: {
      'dom.push.serverURL': `ws://127.0.0.1:${pushServerPort}/`,
      'dom.push.testing.allowInsecureServerURL': true,
      'dom.push.enabled': true,
      'dom.push.connection.enabled': true,
      // Back on line within moments, not minutes, after the service was away.
      'dom.push.retryBaseInterval': 200,
      'dom.push.pingInterval': 1_000,
      'dom.webnotifications.enabled': true,
      'dom.serviceWorkers.enabled': true,
      'permissions.default.desktop-notification': 1,
      'alerts.useSystemBackend': false,
    },
  });
}
