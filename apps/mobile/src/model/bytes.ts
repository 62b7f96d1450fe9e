import { i18n } from '../i18n/i18n.ts';

const MEGABYTE = 1024 * 1024;

/** `12 kB`, `1.4 MB`: as the language writes numbers. */
export function bytesLabel(bytes: number): string {
  const [value, unit] =
    bytes < MEGABYTE ? [Math.max(1, Math.round(bytes / 1024)), 'kB'] : [bytes / MEGABYTE, 'MB'];
  const number = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 1 }).format(value);
  return `${number} ${unit}`;
}
