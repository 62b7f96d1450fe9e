import { useSyncExternalStore } from 'react';
import { en } from './en/index.ts';
import { directionOf } from './language.ts';
import type { Direction, Language } from './language.ts';
import { pluralForm } from './plural.ts';
import type { Key, Translate, Values } from './words.ts';

/** Words by name; a translation's folder, as the lookup sees it. */
type Tree = { readonly [name: string]: string | Tree };

const trees: Partial<Record<Language, Tree>> = { en };
const watchers = new Set<() => void>();
let language: Language = 'en';
let locale = 'en-u-nu-latn';
let numbers = new Intl.NumberFormat(locale);

/** Names may hold a point themselves: `alerts.kind.bot_update.retrained`. */
function find(tree: Tree | undefined, key: string): string | null {
  const whole = tree?.[key];
  if (typeof whole === 'string') return whole;
  const point = key.indexOf('.');
  const under = point < 0 ? undefined : tree?.[key.slice(0, point)];
  return typeof under === 'object' ? find(under, key.slice(point + 1)) : null;
}

/** The word for `key` in one language: of what is counted the form for `count`, and for nothing at all a sentence of its own if there is one. */
function wordOf(spoken: Language, key: string, count: unknown): string | null {
  const tree = trees[spoken];
  if (typeof count !== 'number') return find(tree, key);
  const none = count === 0 ? find(tree, `${key}_zero`) : null;
  return (
    none ?? find(tree, `${key}_${pluralForm[spoken](count)}`) ?? find(tree, `${key}_other`) ?? find(tree, key)
  );
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/** A name among our words keeps its own direction and does not turn what stands around it: U+2068 and U+2069 stand around it where they differ. */
function apart(value: string): string {
  const turns = directionOf(language) === 'rtl' ? value !== '' : RIGHT_TO_LEFT.test(value);
  return turns ? `\u2068${value}\u2069` : value;
}

const said = (value: string | number | undefined): string =>
  typeof value === 'number' ? numbers.format(value) : apart(value ?? '');

const speak =
  (): Translate =>
  (key: Key | string, values: Values = {}) => {
    const word = wordOf(language, key, values['count']) ?? wordOf('en', key, values['count']);
    if (word === null) return String(values['defaultValue'] ?? key);
    return word.replaceAll(/\{\{(\w+)\}\}/g, (_braces, name: string) => said(values[name]));
  };

/** One for each change, so that what is drawn by it is drawn again. */
let translate = speak();

const changed = () => {
  translate = speak();
  for (const watcher of watchers) watcher();
};

export const i18n = {
  t: ((key: string, values: Values & { defaultValue: string }) => translate(key, values)) as Translate,
  get language(): Language {
    return language;
  },
  /** For `Intl`. */
  get locale(): string {
    return locale;
  },
  has: (spoken: Language): boolean => trees[spoken] !== undefined,
  /** More words of a language. */
  add(spoken: Language, words: Tree): void {
    trees[spoken] = { ...trees[spoken], ...words };
  },
  /** From now on the app speaks this, with words that are there already. */
  use(next: Language, nextLocale: string): void {
    language = next;
    locale = nextLocale;
    numbers = new Intl.NumberFormat(locale);
    changed();
  },
  subscribe(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
};

const now = (): Translate => translate;

/** The translator: `t('queue.title')`. */
export const useWords = (): Translate => useSyncExternalStore(i18n.subscribe, now, now);

/** Which way the present language is read. */
export function useDirection(): Direction {
  useWords();
  return directionOf(language);
}
