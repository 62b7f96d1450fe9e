import { useEffect, useRef } from 'react';
import { readPreference, writePreference } from './preferences';

type Keys = Readonly<Record<string, () => void>>;

/** What is written on the key that `mod+k` means. */
export const modKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl ';
export const hasKeys = true;

/** Where keys are letters, or where something asks first. */
const WRITING = 'input, textarea, [contenteditable="true"], [role="dialog"]';
const PREFERENCE = 'singleKeys';

/** Whoever is on the page, the newest last. */
const listening: { readonly current: Keys }[] = [];

/** The newest that knows the key has it. */
const actOf = (key: string): (() => void) | undefined =>
  listening.findLast(({ current }) => current[key] !== undefined)?.current[key];

/** Whether single letters act; `mod+k` always does. */
export const singleKeys = (): boolean => readPreference(PREFERENCE) !== 'off';
export const setSingleKeys = (on: boolean): void => writePreference(PREFERENCE, on ? 'on' : 'off');

/** Whether a key does something on this page now. */
export const canPress = (key: string): boolean => actOf(key) !== undefined;
/** Does what a key does. */
export const press = (key: string): void => actOf(key)?.();

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const mod = event.metaKey || event.ctrlKey;
  const writes = event.target instanceof Element && event.target.closest(WRITING) !== null;
  if (!mod && (writes || !singleKeys())) return;
  const act = actOf((mod ? 'mod+' : '') + event.key.toLowerCase());
  if (!act) return;
  event.preventDefault();
  act();
}

/** Single keys and `mod+k` (⌘ or Ctrl). Single keys never fire while somebody writes, nor in a dialog. */
export function useShortcuts(keys: Keys): void {
  const newest = useRef<Keys>(keys);
  newest.current = keys;
  useEffect(() => {
    // On its way down: what a field does with a key ends there.
    if (listening.length === 0) window.addEventListener('keydown', pressed, true);
    listening.push(newest);
    return () => {
      listening.splice(listening.indexOf(newest), 1);
      if (listening.length === 0) window.removeEventListener('keydown', pressed, true);
    };
  }, []);
}
