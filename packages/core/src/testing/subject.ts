import type fc from 'fast-check';
import { timersAfter } from '../handoff/timers.ts';
import { transition } from '../handoff/transition.ts';
import { decide } from '../rules/decide.ts';
import { quietUntil } from '../rules/quiet-hours.ts';
import { ringOut } from '../rules/ring-out.ts';

/** The rules under test. The properties take them as an argument, so that a mutant can stand in for one. */
export type Subject = {
  transition: typeof transition;
  timersAfter: typeof timersAfter;
  decide: typeof decide;
  ringOut: typeof ringOut;
  quietUntil: typeof quietUntil;
};
export const REAL: Subject = { transition, timersAfter, decide, ringOut, quietUntil };

/** What holds -> how to test it. */
export type Properties = Record<string, (subject: Subject) => fc.IProperty<unknown>>;
