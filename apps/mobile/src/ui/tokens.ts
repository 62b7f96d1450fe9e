/** Every colour, size and duration of the app. Screens name them; nothing else writes a hex code. */

const light = {
  bg: '#F6F6F4',
  surface: '#FFFFFF',
  sunken: '#EEEEEB',
  line: '#E2E2DD',
  lineStrong: '#8A8D92',
  text: '#1A1C1F',
  text2: '#54585F',
  text3: '#666A71',
  accent: '#3350C8',
  accentSolid: '#3656D4',
  onAccent: '#FFFFFF',
  accentSoft: '#E9EDFC',
  crit: '#BC2A26',
  critSolid: '#C9302C',
  onCrit: '#FFFFFF',
  critSoft: '#FBE9E7',
  bot: '#2F6049',
  botSoft: '#E7F0EA',
  botLine: '#C4D8CB',
  warn: '#855300',
  warnSolid: '#B57400',
  warnSoft: '#FBF0DB',
  warnLine: '#E5C68A',
  ok: '#187A46',
  okDot: '#1C9A58',
  opBg: '#3656D4',
  opFg: '#FFFFFF',
  labelGrey: '#727781',
  labelBlue: '#3A6FD8',
  labelTeal: '#0E8484',
  labelGreen: '#2C8A4B',
  labelYellow: '#A07600',
  labelOrange: '#C2620E',
  labelViolet: '#7A4FD0',
  labelPink: '#C43C86',
  scrim: 'rgba(20,22,26,0.32)',
  raised: '0 1px 2px rgba(20,22,26,0.06)',
  floating: '0 1px 2px rgba(20,22,26,0.06), 0 8px 24px rgba(20,22,26,0.10)',
};

export type Palette = typeof light;
export type ColorName = Exclude<keyof Palette, 'raised' | 'floating'>;
export type Scheme = 'light' | 'dark';

const dark: Palette = {
  bg: '#0E1012',
  surface: '#15181B',
  sunken: '#1D2125',
  line: '#282D32',
  lineStrong: '#727981',
  text: '#E6E7E9',
  text2: '#A9AEB5',
  text3: '#8D939B',
  accent: '#9DB0FF',
  accentSolid: '#4A67DE',
  onAccent: '#FFFFFF',
  accentSoft: '#1D2542',
  crit: '#FF948C',
  critSolid: '#CF3B36',
  onCrit: '#FFFFFF',
  critSoft: '#351816',
  bot: '#9CC7AF',
  botSoft: '#17231D',
  botLine: '#2B3F34',
  warn: '#EFBB62',
  warnSolid: '#D7952B',
  warnSoft: '#2A2011',
  warnLine: '#57431C',
  ok: '#5CCB8F',
  okDot: '#3CBF7B',
  opBg: '#30459C',
  opFg: '#F3F5FF',
  labelGrey: '#9AA0A8',
  labelBlue: '#7FA8FF',
  labelTeal: '#4CC3BE',
  labelGreen: '#5CC98A',
  labelYellow: '#E0B84A',
  labelOrange: '#F0995A',
  labelViolet: '#B49BFF',
  labelPink: '#F08AC0',
  scrim: 'rgba(0,0,0,0.5)',
  raised: '0 0 0 1px rgba(255,255,255,0.02)',
  floating: '0 0 0 1px #2C3136, 0 12px 32px rgba(0,0,0,0.5)',
};

export const palettes: Record<Scheme, Palette> = { light, dark };

export const radius = { s: 6, m: 10, claim: 14, l: 16, full: 999 } as const;
/** Edge of the smallest thing a thumb should have to hit. */
export const TARGET = 44;
/** From this window width on: list, chat and side panel next to each other. */
export const WIDE = 1000;

export type Weight = 'regular' | 'medium' | 'semibold' | 'title';

/** Size, line, tracking in px, and the weight a line has unless told. */
export const typeScale = {
  title: { fontSize: 28, lineHeight: 34, letterSpacing: -0.62, weight: 'title' },
  pane: { fontSize: 20, lineHeight: 26, letterSpacing: -0.32, weight: 'title' },
  card: { fontSize: 17, lineHeight: 22, letterSpacing: -0.2, weight: 'semibold' },
  words: { fontSize: 17, lineHeight: 24, letterSpacing: -0.2, weight: 'regular' },
  body: { fontSize: 15, lineHeight: 20, letterSpacing: -0.09, weight: 'regular' },
  support: { fontSize: 13, lineHeight: 18, letterSpacing: -0.09, weight: 'regular' },
  meta: { fontSize: 12, lineHeight: 16, letterSpacing: 0, weight: 'regular' },
  cell: { fontSize: 11, lineHeight: 14, letterSpacing: 0, weight: 'medium' },
} as const satisfies Record<
  string,
  { fontSize: number; lineHeight: number; letterSpacing: number; weight: Weight }
>;
export type TextSize = keyof typeof typeScale;

/** Milliseconds: a press or a tick, a row or a strip that changes. */
export const duration = { press: 120, move: 200 } as const;
