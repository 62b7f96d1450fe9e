import { schemeFor } from './theme.tsx';
import { palettes } from './tokens.ts';
import type { ColorName } from './tokens.ts';

test('a choice wins over the system; contrast keeps the system’s light or dark', () => {
  const system = { dark: true, contrast: false };
  expect(schemeFor({ choice: 'system', ...system })).toBe('dark');
  expect(schemeFor({ choice: 'light', ...system })).toBe('light');
  expect(schemeFor({ choice: 'contrast', ...system })).toBe('darkContrast');
  expect(schemeFor({ choice: 'system', dark: false, contrast: true })).toBe('lightContrast');
});

const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

/** Ink and what it stands on. */
const PAIRS: [ColorName, ColorName][] = [
  ['text', 'bg'],
  ['text2', 'surface'],
  ['text3', 'surface'],
  ['text2', 'sunken'],
  ['accent', 'surface'],
  ['accent', 'accentSoft'],
  ['onAccent', 'accentSolid'],
  ['crit', 'critSoft'],
  ['onCrit', 'critSolid'],
  ['bot', 'botSoft'],
  ['warn', 'warnSoft'],
  ['ok', 'surface'],
  ['opFg', 'opBg'],
];

test.each([
  ['light', 4.5],
  ['dark', 4.5],
  ['lightContrast', 7],
  ['darkContrast', 7],
] as const)('words in %s stand out by %s to 1 at least', (scheme, least) => {
  const palette = palettes[scheme];
  const weak = PAIRS.filter(([ink, ground]) => contrast(palette[ink], palette[ground]) < least);
  expect(weak).toEqual([]);
});
