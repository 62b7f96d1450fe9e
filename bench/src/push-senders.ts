import { fork, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { newCertificate } from './certificate.ts';
import { median } from './result.ts';
import type { Result } from './result.ts';
import { ServerChild } from './server-child.ts';

export const PEERS = fileURLToPath(new URL('../peers/', import.meta.url));

/** What Baton is measured beside, in their own folder, apart from the project's dependencies. */
export function installPeers(): void {
  if (existsSync(`${PEERS}node_modules/.package-lock.json`)) return;
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--workspaces=false'];
  execFileSync('npm', ['ci', ...quiet], { cwd: PEERS, stdio: ['ignore', 'ignore', 'inherit'] });
}

type Measured = { perSecond: number; cpuMicros: number; failed: number } | { error: string };

const ROUNDS = 5;
const MS = 2500;

async function sender(name: string, url: string, trusted: string): Promise<Measured> {
  const child = fork(`${PEERS}sender.mjs`, [JSON.stringify({ name, url, ms: MS })], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted, EXPO_BASE_URL: url },
  });
  const ended = once(child, 'exit').then(([code]): [Measured] => [{ error: `ended with ${code}` }]);
  const [measured] = (await Promise.race([once(child, 'message'), ended])) as [Measured];
  child.kill();
  return measured;
}

/** In each round both met the same machine, so the rounds are compared, and their median told. */
const ratioOf = (ours: number[], theirs: number[]): number => {
  const rounds = ours.flatMap((one, n) => (one > 0 && theirs[n]! > 0 ? [one / theirs[n]!] : []));
  return Number(median(rounds).toFixed(2));
};

/** Pushes a second, each sender in a process of its own against the same fake in another: in turns, so that all meet the same machine. */
async function race(name: string, senders: string[]): Promise<Result[]> {
  installPeers();
  const certificate = newCertificate();
  const fakes = await ServerChild.start<{ url: string }>('./serve-push-fakes.ts', certificate);
  const rounds = new Map<string, Measured[]>(senders.map((sender) => [sender, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [which, measured] of rounds)
      measured.push(await sender(which, fakes.ready.url, certificate.file));
  await fakes.stop();
  const medians = senders.map((which) => {
    const good = rounds.get(which)!.filter((measured) => 'perSecond' in measured);
    if (good.length === 0) return { which, perSecond: 0, each: [], note: JSON.stringify(rounds.get(which)) };
    const perSecond = median(good.map((measured) => measured.perSecond));
    const cpu = median(good.map((measured) => measured.cpuMicros));
    const failed = good.reduce((sum, measured) => sum + measured.failed, 0);
    const each = rounds.get(which)!.map((measured) => ('perSecond' in measured ? measured.perSecond : 0));
    return {
      which,
      perSecond,
      each,
      note: `${cpu} us of CPU a push${failed > 0 ? `, ${failed} failed` : ''}`,
    };
  });
  const [baton, ...peers] = medians as [(typeof medians)[number], ...typeof medians];
  return [
    { name, unit: 'pushes/s', value: baton.perSecond, note: baton.note },
    ...peers.map((peer) => ({
      name: `${name} beside ${peer.which}`,
      unit: 'pushes/s',
      value: baton.perSecond,
      reference: peer.perSecond,
      ...(peer.perSecond > 0 && { ratio: ratioOf(baton.each, peer.each) }),
      note: peer.note,
    })),
  ];
}

export const pushApns = (): Promise<Result[]> =>
  race('push_apns', [
    'baton apns',
    '@parse/node-apn',
    'apns2',
    '@parse/push-adapter, APNs',
    '@parse/push-adapter, APNs, one body for ten',
  ]);
export const pushFcm = (): Promise<Result[]> =>
  race('push_fcm', [
    'baton fcm',
    'firebase-admin sendEach of 500',
    'firebase-admin sendEach of 1',
    '@parse/push-adapter, FCM',
  ]);
export const pushExpo = (): Promise<Result[]> =>
  race('push_expo', ['baton expo', 'expo-server-sdk', '@parse/push-adapter, Expo']);
export const pushWeb = (): Promise<Result[]> =>
  race('push_web', ['baton web push', 'web-push', '@parse/push-adapter, Web Push']);
