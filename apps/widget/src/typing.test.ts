import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTyping } from './typing.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setup() {
  const emitted: boolean[] = [];
  const shown: (string | null)[] = [];
  return {
    emitted,
    shown,
    typing: createTyping({
      now: Date.now,
      emit: (on) => emitted.push(on),
      show: (who) => shown.push(who?.name ?? null),
    }),
  };
}

it('tells at most every two seconds, and once that it ended', () => {
  const { emitted, typing } = setup();
  for (let at = 0; at < 50; at += 1) {
    typing.typed('h');
    vi.advanceTimersByTime(100);
  }
  expect(emitted).toEqual([true, true, true]);
  typing.sent();
  typing.sent();
  typing.typed('');
  expect(emitted).toEqual([true, true, true, false]);
});

it('shows others for six seconds after their last signal', () => {
  const { shown, typing } = setup();
  typing.heard({ by: 'operator', name: 'Alice', on: true });
  vi.advanceTimersByTime(5000);
  typing.heard({ by: 'operator', name: 'Alice', on: true });
  vi.advanceTimersByTime(5999);
  expect(shown).toEqual(['Alice', 'Alice']);
  vi.advanceTimersByTime(1);
  expect(shown).toEqual(['Alice', 'Alice', null]);
});

it('hides the dots when they stop or their message comes', () => {
  const { shown, typing } = setup();
  typing.heard({ by: 'bot', name: 'Booking', on: true });
  typing.ended();
  typing.heard({ by: 'bot', name: 'Booking', on: true });
  typing.heard({ by: 'bot', name: 'Booking', on: false });
  vi.advanceTimersByTime(10_000);
  expect(shown).toEqual(['Booking', null, 'Booking', null]);
});
