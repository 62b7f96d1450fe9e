import { foundPieces, fromFound } from './found-words.ts';

const found = (text: string, sought: string) =>
  foundPieces(text, sought)
    .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
    .join('');

test('words that begin like those sought are marked, whatever their accents and case', () => {
  expect(found('My luggage never arrived in Zürich', 'zurich LUGG')).toBe(
    'My [luggage] never arrived in [Zürich]',
  );
  expect(found('Где мой багаж?', 'баг')).toBe('Где мой [багаж]?');
  expect(found('Nothing of it', 'thing')).toBe('Nothing of it');
  expect(found('As it is', '  ')).toBe('As it is');
});

test('a long text begins shortly before what was found', () => {
  const text = 'Good evening, I have been waiting for a very long time\nand my luggage never arrived';
  expect(fromFound(text, 'luggage')).toBe('… time and my luggage never arrived');
  expect(fromFound('My luggage is lost', 'luggage')).toBe('My luggage is lost');
  expect(fromFound(text, 'absent')).toBe(text.replace('\n', ' '));
});
