import type { Evidence, Scenario } from '@baton/protocol';
import { detectHumanRequest } from './human-request.ts';
import { matchScenario } from './scenarios.ts';

export const FALLBACK_TEXT = 'I did not get that. Could you say it in other words?';

export type BotTurnInput = {
  text: string;
  scenarios: readonly Scenario[];
  /** Fallback answers given since the last real one. */
  fallbacksInARow: number;
  /** So many fallback answers are given before a human is called. */
  fallbackThreshold: number;
};
/** The caller knows the message's id, and adds it. */
export type Quote = Omit<Evidence, 'messageId'>;
export type BotTurn =
  | { kind: 'answer'; text: string; scenarioId: string }
  | { kind: 'fallback'; text: string }
  | { kind: 'handoff'; reason: 'explicit' | 'cannot_answer'; evidence: Quote };

const EVIDENCE_LENGTH = 2000;
const LEAD = 500;

/** What the built-in bot does with a customer's message: a human when asked for, else the best scenario, else a fallback, a human after too many. */
export function botTurn({ text, scenarios, fallbacksInARow, fallbackThreshold }: BotTurnInput): BotTurn {
  const request = detectHumanRequest(text);
  if (request) return { kind: 'handoff', reason: 'explicit', evidence: quote(text, request) };
  const match = matchScenario(text, scenarios);
  if (match) return { kind: 'answer', text: match.scenario.answer, scenarioId: match.scenario.id };
  if (fallbacksInARow < fallbackThreshold) return { kind: 'fallback', text: FALLBACK_TEXT };
  const whole = { start: 0, end: Math.min(text.length, EVIDENCE_LENGTH), rule: 'fallbacks', weight: 1 };
  return { kind: 'handoff', reason: 'cannot_answer', evidence: quote(text, whole) };
}

/** The words with what stands around them, as much as evidence may hold. */
function quote(
  text: string,
  { start, end, rule, weight }: { start: number; end: number; rule: string; weight: number },
): Quote {
  const from =
    end <= EVIDENCE_LENGTH ? 0 : Math.max(0, Math.min(start - LEAD, text.length - EVIDENCE_LENGTH));
  const to = from + EVIDENCE_LENGTH;
  return {
    // Half an emoji at an end is replaced and not left away: the places in it stay.
    text: text.slice(from, to).toWellFormed(),
    start: start - from,
    end: Math.min(end, to) - from,
    rule,
    weight,
  };
}
