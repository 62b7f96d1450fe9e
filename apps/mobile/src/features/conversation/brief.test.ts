import { yusuf } from '../../live/sample/night.ts';
import { briefWords } from './brief.ts';

const NOW = Date.now();
const ASKS = 'I want a human';

/** Yusuf, who said this; what called for a human is marked in it. */
function said(before: string, after: string) {
  const conversation = yusuf(NOW);
  const { handoff } = conversation;
  if (!handoff) throw new Error('Yusuf does not wait');
  const text = before + ASKS + after;
  const evidence = { messageId: null, text, start: before.length, end: before.length + ASKS.length };
  return {
    ...conversation,
    handoff: { ...handoff, evidence: [{ ...evidence, rule: 'explicit', weight: 1 }] },
  };
}

test('short words are shown as they are', () => {
  expect(briefWords(said('Enough! ', '.'))).toEqual({ before: 'Enough! ', evidence: ASKS, after: '.' });
});

test('of a long message, what stands around the evidence is shown, cut between words', () => {
  const words = briefWords(said('one two three '.repeat(100), ' four five six'.repeat(100)));
  expect(words?.before).toMatch(/^…(one|two|three) .*three $/);
  expect(words?.evidence).toBe(ASKS);
  expect(words?.after).toMatch(/^ four .* (four|five|six)…$/);
  expect(`${words?.before}${words?.after}`.length).toBeLessThan(250);
});

test('words without a space are cut, too', () => {
  expect(briefWords(said('', 'x'.repeat(2000)))?.after).toBe(`${'x'.repeat(120)}…`);
  expect(briefWords(said('x'.repeat(2000), ''))?.before).toBe(`…${'x'.repeat(120)}`);
});
