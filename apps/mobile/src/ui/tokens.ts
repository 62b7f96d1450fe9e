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
/** The `Contrast` ones are for those who asked for more of it: full black and white, edges that are seen, no half-tones. */
export type Scheme = 'light' | 'dark' | 'lightContrast' | 'darkContrast';

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

const lightContrast: Palette = {
  ...light,
  bg: '#FFFFFF',
  sunken: '#EDEDED',
  line: '#6B6F75',
  lineStrong: '#1A1C1F',
  text: '#000000',
  text2: '#24272B',
  text3: '#34383D',
  accent: '#1B2F8F',
  accentSolid: '#1F379F',
  accentSoft: '#DCE3FF',
  crit: '#8C0F0C',
  critSolid: '#A01512',
  critSoft: '#FFE1DE',
  bot: '#143D29',
  botSoft: '#DDEEE3',
  botLine: '#2F6049',
  warn: '#5C3900',
  warnSolid: '#7A4D00',
  warnSoft: '#FFEBC2',
  warnLine: '#7A4D00',
  ok: '#0B5129',
  okDot: '#0B6B37',
  opBg: '#1F379F',
  scrim: 'rgba(0,0,0,0.6)',
  raised: '0 0 0 1px #6B6F75',
  floating: '0 0 0 2px #1A1C1F',
};

const darkContrast: Palette = {
  ...dark,
  bg: '#000000',
  surface: '#000000',
  sunken: '#24282D',
  line: '#8D939B',
  lineStrong: '#E6E7E9',
  text: '#FFFFFF',
  text2: '#E2E5E9',
  text3: '#CDD2D8',
  accent: '#C6D1FF',
  accentSolid: '#C6D1FF',
  onAccent: '#000000',
  accentSoft: '#22306B',
  crit: '#FFC2BC',
  critSolid: '#FFB0A8',
  onCrit: '#000000',
  critSoft: '#5C1814',
  bot: '#C9EBD7',
  botSoft: '#1B3326',
  botLine: '#9CC7AF',
  warn: '#FFD896',
  warnSolid: '#FFC65C',
  warnSoft: '#45320F',
  warnLine: '#EFBB62',
  ok: '#9AF0BE',
  okDot: '#6FE3A2',
  opBg: '#C6D1FF',
  opFg: '#000000',
  scrim: 'rgba(0,0,0,0.75)',
  raised: '0 0 0 1px #8D939B',
  floating: '0 0 0 2px #E6E7E9',
};

export const palettes: Record<Scheme, Palette> = { light, dark, lightContrast, darkContrast };

export const radius = { s: 6, m: 10, claim: 14, l: 16, full: 999 } as const;
/** Edge of the smallest thing a thumb should have to hit. */
export const TARGET = 44;
/** From this window width on: a list beside what is opened from it. */
export const WIDE = 1000;
/** From this one on: list, chat and side panel next to each other. */
export const PANEL = 1200;
/** From this one on nothing has to be short. */
export const ROOMY = 1400;

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
