import type { App } from '../app.ts';
import { makeSample, SAMPLE_LOGINS, sampleBot } from '../manage/sample.ts';
import { setupToken } from '../manage/organizations.ts';

/** The first lines: where to click, and with which login; or the one-time link that makes the owner. Makes the sample of a try-out. */
export async function welcome(
  { manage, logins }: App,
  { baseUrl, tryOut }: { baseUrl: string; tryOut: boolean },
): Promise<string[]> {
  const token = await setupToken(manage.database);
  if (token !== null && tryOut) await makeSample(manage, logins);
  const lines = [`Baton runs at ${baseUrl}`];
  if (token !== null && !tryOut) lines.push(`Make its owner (works once): ${baseUrl}/setup?token=${token}`);
  if (tryOut && (await sampleBot(manage)) !== null) lines.push(...firstHandoff(baseUrl));
  return [...lines, 'Stop with Ctrl-C.'];
}

function firstHandoff(baseUrl: string): string[] {
  const logins = SAMPLE_LOGINS.map(
    ({ email, password, role }) => `       ${email.padEnd(20)} ${password.padEnd(14)} (${role})`,
  );
  return [
    '',
    'A first handoff:',
    `  1. Sign in as an operator:   ${baseUrl}/sign-in`,
    ...logins,
    `  2. Be the customer:          ${baseUrl}/demo   and write "Can I talk to a human?"`,
    '  3. Claim it in the first tab, and answer.',
    '',
  ];
}
