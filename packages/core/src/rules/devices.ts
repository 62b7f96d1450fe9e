/**
 * An address of a member's. `installation`: of which phone, when it has told; one phone may be reached by several transports. `unwell`:
 * the push service behind it fails as a whole right now.
 */
export type RuledDevice = { id: string; transport: string; installation: string | null; unwell?: boolean };

/** By which transport a phone is rung that is reached by several, best first: Android shows buttons only for what comes by FCM itself. */
export const RUNG_BY: readonly string[] = ['fcm', 'expo', 'apns'];

/** What does not ring is Expo's, which spares the phone's battery. */
const FIRST: Record<'ring' | 'rest', readonly string[]> = {
  ring: RUNG_BY,
  rest: ['expo', 'fcm', 'apns'],
};

/** Where a push goes: every device, and of those that are one phone a single one, by a service that works if there is one. */
export function devicesFor(what: 'ring' | 'rest', devices: readonly RuledDevice[]): string[] {
  const place = ({ transport, unwell }: RuledDevice) =>
    FIRST[what].indexOf(transport) + (unwell === true ? FIRST[what].length + 1 : 0);
  const chosen = new Map<string, RuledDevice>();
  for (const device of devices) {
    const phone = device.installation ?? device.id;
    const other = chosen.get(phone);
    if (!other || place(device) < place(other)) chosen.set(phone, device);
  }
  return [...chosen.values()].map(({ id }) => id);
}
