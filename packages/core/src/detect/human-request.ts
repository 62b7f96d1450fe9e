import { readMessage } from './grammar.ts';
import { readByModel } from './model.ts';
import { tokenize } from './tokens.ts';

/** Where in the text (UTF-16 offsets, end exclusive) the customer asks for a human, by which rule, and how sure it is (0..1). */
export type HumanRequest = { start: number; end: number; rule: string; weight: number };

/** The customer asks for a human in their own words, in any of the languages of `languages/`; `null` when not. */
export function detectHumanRequest(text: string): HumanRequest | null {
  const tokens = tokenize(text);
  const reading = readMessage(tokens);
  const found = reading.found ?? (reading.denied ? null : readByModel(tokens));
  if (!found) return null;
  return {
    start: tokens[found.from]!.start,
    end: tokens[found.to - 1]!.end,
    rule: found.rule,
    weight: found.weight,
  };
}
