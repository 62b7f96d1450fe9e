import { Evidence } from '@baton/protocol';
import type { Scenario } from '@baton/protocol';
import { describe, expect, it } from 'vitest';
import { botTurn, FALLBACK_TEXT } from './bot-turn.ts';

const REFUND: Scenario = {
  id: '0198b2a4-0000-7000-8000-00000000000a',
  name: 'Refund',
  enabled: true,
  triggers: ['refund', 'money back'],
  answer: 'I can offer a voucher of €40.',
};
const OFF: Scenario = {
  ...REFUND,
  id: '0198b2a4-0000-7000-8000-00000000000b',
  enabled: false,
  triggers: ['bicycle'],
};
const turn = (text: string, fallbacksInARow = 0, fallbackThreshold = 2) =>
  botTurn({ text, scenarios: [OFF, REFUND], fallbacksInARow, fallbackThreshold });

describe('botTurn', () => {
  it.each([
    ['Can I have my money back?', 0, { kind: 'answer', text: REFUND.answer, scenarioId: REFUND.id }],
    ['Can I have my money back?', 9, { kind: 'answer', text: REFUND.answer, scenarioId: REFUND.id }],
    ['qwerty', 0, { kind: 'fallback', text: FALLBACK_TEXT }],
    ['qwerty', 1, { kind: 'fallback', text: FALLBACK_TEXT }],
    ['bicycle', 0, { kind: 'fallback', text: FALLBACK_TEXT }],
    ['qwerty', 2, { kind: 'handoff', reason: 'cannot_answer' }],
    ['Bir insanla konuşmak istiyorum.', 0, { kind: 'handoff', reason: 'explicit' }],
    ['I want my money back, let me talk to a person', 0, { kind: 'handoff', reason: 'explicit' }],
    ["I don't want to talk to a person, just my money back", 0, { kind: 'answer' }],
  ])('%s after %i fallbacks', (text, fallbacks, expected) => {
    expect(turn(text, fallbacks)).toMatchObject(expected);
  });

  it('keeps to the threshold of the bot', () => {
    expect(turn('qwerty', 0, 1).kind).toBe('fallback');
    expect(turn('qwerty', 1, 1).kind).toBe('handoff');
    expect(turn('qwerty', 9, 10).kind).toBe('fallback');
  });

  it('quotes the words that asked', () => {
    const answer = turn('No. I want to talk to a person please');
    if (answer.kind !== 'handoff') throw new Error('expected a handoff');
    expect(answer.evidence.text.slice(answer.evidence.start, answer.evidence.end)).toBe('talk to a person');
  });

  it.each([
    `${'blah '.repeat(1590)} talk to a human`,
    `talk to a human ${'blah '.repeat(1590)}`,
    'blah '.repeat(1600),
  ])('keeps evidence within its bounds (%#)', (text) => {
    const answer = turn(text, 2);
    if (answer.kind !== 'handoff') throw new Error('expected a handoff');
    const evidence = Evidence.parse({ ...answer.evidence, messageId: null });
    expect(evidence.end).toBeLessThanOrEqual(evidence.text.length);
    if (answer.reason === 'explicit')
      expect(evidence.text.slice(evidence.start, evidence.end)).toBe('talk to a human');
  });
});
