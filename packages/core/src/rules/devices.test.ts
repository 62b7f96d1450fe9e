import fc from 'fast-check';
import { expect, test } from 'vitest';
import { devicesFor } from './devices.ts';
import type { RuledDevice } from './devices.ts';

const device = (id: string, transport: string, installation: string | null = null): RuledDevice => ({
  id,
  transport,
  installation,
});
const android = [device('pixel-expo', 'expo', 'pixel'), device('pixel-fcm', 'fcm', 'pixel')];
const iphone = [device('iphone-apns', 'apns', 'iphone'), device('iphone-expo', 'expo', 'iphone')];
const laptop = device('laptop', 'web_push');

test('a ring goes to Android by FCM, everything else by Expo; one push for each phone', () => {
  const all = [...android, ...iphone, laptop];
  expect(devicesFor('ring', all)).toEqual(['pixel-fcm', 'iphone-expo', 'laptop']);
  expect(devicesFor('rest', all)).toEqual(['pixel-expo', 'iphone-expo', 'laptop']);
});

test('what is left of a phone is used', () => {
  expect(devicesFor('ring', [android[0]!])).toEqual(['pixel-expo']);
  expect(devicesFor('rest', [android[1]!, iphone[0]!])).toEqual(['pixel-fcm', 'iphone-apns']);
});

test('a phone is reached by a service that works, if it has one', () => {
  const unwell = { ...android[1]!, unwell: true };
  expect(devicesFor('ring', [unwell, android[0]!])).toEqual(['pixel-expo']);
  expect(devicesFor('ring', [unwell])).toEqual(['pixel-fcm']);
  expect(devicesFor('ring', [unwell, { ...android[0]!, unwell: true }])).toEqual(['pixel-fcm']);
});

test('whatever there is: no phone is left out, and none gets two', () => {
  const drawn = fc.record({
    id: fc.uuid(),
    transport: fc.constantFrom('fcm', 'expo', 'apns', 'web_push'),
    installation: fc.constantFrom(null, 'a', 'b'),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(drawn, { selector: ({ id }) => id }),
      fc.constantFrom('ring', 'rest'),
      (all, what) => {
        const chosen = devicesFor(what as 'ring' | 'rest', all).map((id) =>
          all.find((one) => one.id === id)!,
        );
        const phones = (devices: RuledDevice[]) => devices.map(({ id, installation }) => installation ?? id);
        expect(new Set(phones(chosen))).toEqual(new Set(phones(all)));
        expect(new Set(phones(chosen)).size).toBe(chosen.length);
      },
    ),
  );
});
