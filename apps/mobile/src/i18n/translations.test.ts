import { ar } from './ar/index.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { late } from './en/late.ts';
import { es } from './es/index.ts';

type Tree = { readonly [name: string]: string | Tree };

/** `queue.onDuty_other` and what it says, for each word. */
const wordsOf = (tree: Tree, above = ''): [string, string][] =>
  Object.entries(tree).flatMap(([name, word]): [string, string][] =>
    typeof word === 'string' ? [[above + name, word]] : wordsOf(word, `${above}${name}.`),
  );
const blanks = (word: string): string[] =>
  [...word.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();

const english = new Map(wordsOf({ ...en, ...late }));
const originalOf = (key: string): string =>
  english.get(key) ?? english.get(key.replace(/_(zero|one|two|few|many)$/, '_other')) ?? '';

test.each(Object.entries({ de, es, ar }))(
  '%s fills in what English fills in; only a count may be said in words',
  (_language, tree) => {
    const wrong = wordsOf(tree).filter(([key, word]) => {
      const [wanted, given] = [blanks(originalOf(key)), blanks(word)];
      // Of nothing there is nothing to name.
      if (key.endsWith('_zero')) return !given.every((name) => wanted.includes(name));
      const counted = /_(one|two)$/.test(key) ? wanted.filter((name) => name !== 'count') : wanted;
      return String(given) !== String(wanted) && String(given) !== String(counted);
    });
    expect(wrong).toEqual([]);
  },
);

/** Names, which are the same everywhere. */
const NAMES = ['connector.api', 'signIn.title', 'signIn.serverHint'];

test('an Arabic word is Arabic', () => {
  const foreign = wordsOf(ar).filter(([key, word]) => {
    const letters = word.replaceAll(/\{\{[\w.]+\}\}/g, '').match(/\p{L}/gu) ?? [];
    const arabic = letters.some((letter) => /\p{Script=Arabic}/u.test(letter));
    return letters.length > 0 && !arabic && !NAMES.includes(key) && !key.startsWith('push.transport.');
  });
  expect(foreign).toEqual([]);
});
