import { problem } from '@baton/protocol';
import { expect, test } from 'vitest';
import { hasShape, problemOf, readAnswer } from './answers.ts';

test.each([null, 'text', 4, {}, { token: 4 }, { token: null }])('%j has no token', (value) => {
  expect(hasShape<{ token: string }>(value, { token: 'string' })).toBe(false);
});

test('an answer of the right shape is read whole', async () => {
  const answer = new Response(JSON.stringify({ token: 't', more: 1 }));
  expect(await readAnswer<{ token: string }>(answer, { token: 'string' })).toEqual({ token: 't', more: 1 });
});

test('a page that a proxy put in between is no answer', async () => {
  await expect(readAnswer(new Response('{"error":1}'), { token: 'string' } as object)).rejects.toThrow(
    'shape',
  );
  await expect(readAnswer(new Response('<html>'), {})).rejects.toThrow();
});

test('a problem is known by its code and status', () => {
  const refused = problem({ code: 'already_claimed', facts: { claimedBy: { name: 'Alice' } } });
  expect(problemOf(structuredClone(refused))).toEqual(refused);
  expect(problemOf({ code: 'already_claimed' })).toBeNull();
});
