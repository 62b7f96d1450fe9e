import { diffLines } from './lines-diff.ts';

const shown = (before: string, after: string) =>
  diffLines({ before, after }).map(({ kind, text }) => `${{ same: ' ', gone: '-', new: '+' }[kind]}${text}`);

test.each([
  ['a\nb', 'a\nb', [' a', ' b']],
  ['Be brief.', 'Be brief and kind.', ['-Be brief.', '+Be brief and kind.']],
  ['a\nb\nc', 'a\nc\nd', [' a', '-b', ' c', '+d']],
])('%j to %j', (before, after, lines) => {
  expect(shown(before, after)).toEqual(lines);
});

test('whatever is shown, both texts can be read from it', () => {
  const [before, after] = ['one\ntwo\nthree\nfour', 'zero\ntwo\nfour\nthree'];
  const lines = diffLines({ before, after });
  const read = (gone: 'gone' | 'new') =>
    lines.flatMap(({ kind, text }) => (kind === gone ? [] : [text])).join('\n');
  expect(read('new')).toBe(before);
  expect(read('gone')).toBe(after);
});
