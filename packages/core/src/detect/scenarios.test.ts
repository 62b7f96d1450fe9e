import type { Scenario } from '@baton/protocol';
import { describe, expect, it } from 'vitest';
import { MATCH_THRESHOLD, matchScenario } from './scenarios.ts';

const scenario = (name: string, triggers: string[], enabled = true): Scenario => ({
  id: `0198b2a4-0000-7000-8000-${name.padStart(12, '0').slice(0, 12)}`,
  name,
  enabled,
  triggers,
  answer: `Answer: ${name}`,
});

const SCENARIOS = [
  scenario('refund', [
    'refund',
    'money back',
    'my train was cancelled, what about my ticket?',
    'Geld zurück',
    'remboursement',
  ]),
  scenario('bicycle', ['take my bike', 'bicycle on the train', 'Fahrrad mitnehmen']),
  scenario('opening', ['opening hours', 'when are you open']),
  scenario('seat', ['change my seat', 'reserve a seat', 'window seat']),
  scenario('password', ['reset my password', 'change my password', 'I cannot sign in']),
  scenario('lost', ['lost luggage', 'I left my bag on the train', '行李丢了']),
  scenario('off', ['gift card'], false),
];

describe('matchScenario', () => {
  it.each([
    ['refund', 'refund'],
    ['REFUND!!!', 'refund'],
    ['IC 742 was cancelled. Can I have my money back?', 'refund'],
    ['My train got cancelled this morning, is my ticket lost?', 'refund'],
    ['Ich will mein GELD ZURUECK, äh, Geld zurück', 'refund'],
    ['Je voudrais un remboursement', 'refund'],
    ['can I take bikes with me?', 'bicycle'],
    ['what are your opening hours', 'opening'],
    ['how do i change my seat', 'seat'],
    ['how do i change my password', 'password'],
    ['I need to reset the passwords', 'password'],
    ['I lost my luggage somewhere in Leipzig', 'lost'],
    ['我的行李丢了', 'lost'],
  ])('%s → %s', (text, name) => {
    expect(matchScenario(text, SCENARIOS)?.scenario.name).toBe(name);
  });

  it.each([
    '',
    '🙂',
    'hello',
    'what is the meaning of life',
    'can i have my',
    'change my name',
    'the train',
    'gift card',
    'do you sell coffee on the train',
  ])('nothing for %j', (text) => {
    expect(matchScenario(text, SCENARIOS)).toBeNull();
  });

  it('prefers the fuller match, and the earlier scenario of equals', () => {
    const twins = [scenario('first', ['night train']), scenario('second', ['night train'])];
    expect(matchScenario('night train', twins)?.scenario.name).toBe('first');
    expect(matchScenario('night train', twins.toReversed())?.scenario.name).toBe('second');
  });

  it('scores the trigger itself 1, and everything it returns at or above the threshold', () => {
    expect(matchScenario('money back', SCENARIOS)?.score).toBeCloseTo(1);
    expect(
      matchScenario('refund please, the IC from Berlin was two hours late and cold', SCENARIOS)?.score,
    ).toBeGreaterThanOrEqual(MATCH_THRESHOLD);
  });

  it('copes with no scenarios, and with triggers without a word', () => {
    expect(matchScenario('refund', [])).toBeNull();
    expect(matchScenario('!!!', [scenario('marks', ['!!!'])])).toBeNull();
  });
});
