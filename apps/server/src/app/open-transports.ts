import { readFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import { ConfigError } from '../config.ts';
import type { OutboundGuard } from '../engines/guarded-http/outbound-guard.ts';
import type { Installation } from '../manage/installation.ts';
import type { Metrics } from '../metrics.ts';
import type { Budget } from '../ports/budget.ts';
import type { Push, Receipt, Transport } from '../ports/transport.ts';
import { behindBreakers } from '../transports/behind-breakers.ts';
import transports from '../transports/index.gen.ts';
import { withinBudget } from '../transports/within-budget.ts';

type Ground = {
  installation: Installation;
  guard: OutboundGuard;
  metrics: Metrics;
  budget: Budget;
  failed: (error: unknown) => void;
  /** A service, or our credential for it, fails. */
  failing: (transport: string, reason: string) => void;
  /** What became of some pushes. */
  heard: (transport: string, receipts: readonly Receipt[]) => void;
};

/** The transports that the settings give a key for; Expo and Web Push need none of the operator's. */
export function openTransports(config: Config, ground: Ground): Map<string, Transport> {
  const opened = [
    openExpo(config, ground),
    transports.webPush({
      vapid: { ...ground.installation.vapid, subject: config.BATON_VAPID_SUBJECT },
      guard: (endpoint) => ground.guard.objection(endpoint),
      lookup: ground.guard.lookup,
    }),
    ...openFcm(config, ground),
    ...openApns(config),
  ];
  return new Map(opened.map((transport) => [transport.id, watched(transport, ground)]));
}

function watched(transport: Transport, { metrics, failing, heard }: Ground): Transport {
  let open = 0;
  const tellOpen = (): void => metrics.openBreakers.set({ transport: transport.id }, open);
  const guarded = behindBreakers(transport, {
    now: steady,
    answered: (id, outcome, ms) => {
      metrics.pushes.inc({ transport: id, outcome });
      if (outcome !== 'held') metrics.pushSeconds.observe({ transport: id }, ms / 1000);
      if (guarded.openCircuits() === open) return;
      open = guarded.openCircuits();
      tellOpen();
    },
    opened: failing,
  });
  tellOpen();
  return {
    ...guarded,
    async send(batch, signal) {
      const receipts = await guarded.send(batch, signal);
      heard(transport.id, tellingOfAll(transport, batch, receipts));
      return receipts;
    },
  };
}

function tellingOfAll(transport: Transport, batch: Push[], receipts: Receipt[]): Receipt[] {
  const { tellsOfAll } = transport;
  if (!tellsOfAll) return receipts;
  const telling = new Set(
    batch.filter(({ address }) => tellsOfAll(address)).map(({ deliveryId }) => deliveryId),
  );
  return receipts.filter(({ deliveryId }) => telling.has(deliveryId));
}

/** Never steps back with the clock on the wall: a breaker that is open would stay so for as long as the step. */
const steady = (): number => performance.timeOrigin + performance.now();

/** Expo takes 600 a second for a project: in any second at most a burst and what came back, over all nodes. */
const EXPO_LIMIT = { name: 'expo', perSecond: 500, burst: 100 };

function openExpo(config: Config, { budget, failed }: Ground): Transport {
  const expo = transports.expo({ baseUrl: config.BATON_EXPO_URL, accessToken: config.BATON_EXPO_TOKEN });
  return withinBudget(expo, { budget, limit: EXPO_LIMIT, now: Date.now, failed });
}

function openFcm(config: Config, { budget, failed }: Ground): Transport[] {
  if (config.BATON_FCM_ACCOUNT === undefined) return [];
  const { BATON_FCM_URL: baseUrl, BATON_FCM_TOKEN_URL: tokenUrl } = config;
  return [
    withKey('BATON_FCM_ACCOUNT', config.BATON_FCM_ACCOUNT, (text) =>
      transports.fcm({
        account: JSON.parse(text),
        baseUrl,
        shared: { budget, failed },
        ...(tokenUrl !== undefined && { tokenUrl }),
      }),
    ),
  ];
}

function openApns(config: Config): Transport[] {
  const { BATON_APNS_KEY: file, BATON_APNS_KEY_ID: keyId, BATON_APNS_TEAM_ID: teamId } = config;
  const topic = config.BATON_APNS_TOPIC;
  if (file === undefined || keyId === undefined || teamId === undefined || topic === undefined) return [];
  const urls = { baseUrl: config.BATON_APNS_URL, sandboxUrl: config.BATON_APNS_SANDBOX_URL };
  return [withKey('BATON_APNS_KEY', file, (key) => transports.apns({ key, keyId, teamId, topic, ...urls }))];
}

/** The error names the setting and the kind of trouble, nothing that the file holds. */
function withKey(setting: string, file: string, open: (text: string) => Transport): Transport {
  try {
    return open(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code, name } = error as { code?: string; name?: string };
    throw new ConfigError(`${setting} must be the path of a key file that can be read (${code ?? name}).`);
  }
}
