const LIGHT_SURFACE = 1;
/** Relative luminance of the dark surface. */
const DARK_SURFACE = 0.009;
/** WCAG AA for text. */
const READABLE = 4.5;
const STEP = 0.05;

/** Rules that put the page's own colour in place of Baton's blue; none for `null`. `hex` is `#rrggbb`. */
export function accentRules(hex: string | null): string {
  if (hex === null) return '';
  const on = contrast(luminance(hex), LIGHT_SURFACE) >= READABLE ? '#ffffff' : '#1a1c1f';
  const solid = `--accent-solid: ${hex}; --on-accent: ${on}; --op-bg: ${hex}; --op-fg: ${on}; --accent-soft: color-mix(in srgb, ${hex} 14%, var(--surface));`;
  const light = `${solid} --accent: ${readable(hex, LIGHT_SURFACE)};`;
  const dark = `${solid} --accent: ${readable(hex, DARK_SURFACE)};`;
  return `
:host { ${light} }
:host([data-theme='dark']) { ${dark} }
@media (prefers-color-scheme: dark) { :host(:not([data-theme])) { ${dark} } }`;
}

/** The colour, towards black or white until words in it can be read on the surface and on its soft tint. */
function readable(hex: string, surface: number): string {
  const towards = surface > 0.5 ? 0 : 255;
  for (let share = 0; share <= 1; share += STEP) {
    const mixed = `#${channels(hex)
      .map((value) =>
        Math.round(value + (towards - value) * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    if (contrast(luminance(mixed), surface) >= READABLE + 0.8) return mixed;
  }
  return towards === 0 ? '#000000' : '#ffffff';
}

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** Relative luminance (WCAG), 0..1. */
function luminance(hex: string): number {
  const [red, green, blue] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
