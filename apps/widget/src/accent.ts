/** Rules that put the page's own colour in place of Baton's blue; none for `null`. `hex` is `#rrggbb`. */
export function accentRules(hex: string | null): string {
  if (hex === null) return '';
  const on = luminance(hex) > 0.4 ? '#1a1c1f' : '#ffffff';
  return `
:host { --accent: color-mix(in srgb, ${hex} 85%, #000); --accent-solid: ${hex}; --on-accent: ${on}; --op-bg: ${hex}; --op-fg: ${on}; --accent-soft: color-mix(in srgb, ${hex} 12%, var(--surface)); }
:host([data-theme='dark']) { --accent: color-mix(in srgb, ${hex} 55%, #fff); }
@media (prefers-color-scheme: dark) { :host(:not([data-theme])) { --accent: color-mix(in srgb, ${hex} 55%, #fff); } }`;
}

/** Relative luminance (WCAG), 0..1. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
