/** Which browser and system a user agent names; `null` where it names none that is known. */
export type DeviceName = { browser: string | null; system: string | null };

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg/, 'Edge'],
  [/OPR/, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad|CFNetwork/, 'iOS'],
  [/Android|okhttp/, 'Android'],
  [/Mac OS/, 'macOS'],
  [/Windows/, 'Windows'],
  [/Linux/, 'Linux'],
];
const first = (names: readonly (readonly [RegExp, string])[], agent: string): string | null =>
  names.find(([sign]) => sign.test(agent))?.[1] ?? null;

/** Enough to tell one's devices apart. */
export const deviceNameOf = (agent: string): DeviceName => ({
  browser: first(BROWSERS, agent),
  system: first(SYSTEMS, agent),
});
