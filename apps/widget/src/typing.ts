import type { TypingSignal } from './connection.ts';

/** The protocol's TYPING_TTL_MS. */
const TTL_MS = 6000;
const EVERY_MS = 2000;

export type Typist = { by: 'bot' | 'operator'; name: string };
type TypingOptions = { now: () => number; emit: (on: boolean) => void; show: (who: Typist | null) => void };

/** Typing both ways: tells at most every two seconds that the customer writes, shows others for six seconds after their last signal. */
export function createTyping({ now, emit, show }: TypingOptions) {
  let toldAt = -Infinity;
  let shown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function hide(): void {
    clearTimeout(timer);
    if (shown) show(null);
    shown = false;
  }

  return {
    typed(text: string): void {
      if (text.trim() === '') {
        if (toldAt > -Infinity) emit(false);
        toldAt = -Infinity;
      } else if (now() - toldAt >= EVERY_MS) {
        toldAt = now();
        emit(true);
      }
    },
    /** The message is out: whoever reads it sees no dots after it. */
    sent(): void {
      if (toldAt > -Infinity) emit(false);
      toldAt = -Infinity;
    },
    heard({ by, name, on }: TypingSignal): void {
      if (!on) return hide();
      clearTimeout(timer);
      timer = setTimeout(hide, TTL_MS);
      shown = true;
      show({ by, name });
    },
    /** Their message is here, or the line is gone. */
    ended: hide,
  };
}
