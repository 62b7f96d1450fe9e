import { expect, it } from 'vitest';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { stringsFor } from './index.ts';

const shown = (strings: object): string[] =>
  Object.values(strings).flatMap((value: unknown) =>
    typeof value === 'function'
      ? [String(value('A', 'B'))]
      : typeof value === 'object' && value !== null
        ? shown(value)
        : [String(value)],
  );

it('has every word in every language, and none left in English', () => {
  for (const other of [de, es, ar]) {
    const same = shown(other).filter((text) => shown(en).includes(text) && text !== 'ltr');
    expect(same).toEqual([]);
    expect(shown(other).every((text) => text.trim() !== '' && !text.includes('undefined'))).toBe(true);
  }
});

it('chooses by the first part of the tag, English otherwise', () => {
  expect(stringsFor('de-AT')).toBe(de);
  expect(stringsFor('AR')).toBe(ar);
  expect(stringsFor('fi')).toBe(en);
  expect(stringsFor('')).toBe(en);
});
