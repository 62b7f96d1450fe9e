import { useSyncExternalStore } from 'react';
import { readPreference, writePreference } from '../platform/preferences';

/** `awake`: not in one's quiet hours, and not while one snoozes. */
export type SoundChoice = 'off' | 'awake' | 'always';
export const SOUNDS: readonly SoundChoice[] = ['off', 'awake', 'always'];

const KEY = 'sound';
const watchers = new Set<() => void>();
const watch = (changed: () => void) => {
  watchers.add(changed);
  return () => void watchers.delete(changed);
};

/** When a new escalation is heard in an open window. */
export const soundChoice = (): SoundChoice => SOUNDS.find((one) => one === readPreference(KEY)) ?? 'awake';

export function chooseSound(choice: SoundChoice): void {
  writePreference(KEY, choice);
  for (const watcher of watchers) watcher();
}

export const useSoundChoice = (): SoundChoice => useSyncExternalStore(watch, soundChoice, soundChoice);
