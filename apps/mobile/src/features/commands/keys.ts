import { modKey } from '../../platform/shortcuts';

/** What keys do: for the sheet that lists them, and for those commands that are a key by name. */
export const KEYS = [
  { key: 'mod+k', group: 'everywhere', words: 'keys.palette' },
  { key: '?', group: 'everywhere', words: 'keys.help' },
  { key: '1', group: 'everywhere', words: 'keys.queue' },
  { key: '2', group: 'everywhere', words: 'keys.activity' },
  { key: '3', group: 'everywhere', words: 'keys.bots' },
  { key: '4', group: 'everywhere', words: 'keys.settings' },
  { key: '/', group: 'queue', words: 'keys.search' },
  { key: 'j', group: 'queue', words: 'keys.next' },
  { key: 'k', group: 'queue', words: 'keys.previous' },
  { key: 'w', group: 'queue', words: 'keys.longest' },
  { key: 'c', group: 'conversation', words: 'keys.claim' },
  { key: 'h', group: 'conversation', words: 'keys.handBack' },
  { key: 'e', group: 'conversation', words: 'keys.resolve' },
] as const;

export const GROUPS = ['everywhere', 'queue', 'conversation'] as const;

/** A key as it is written on the keyboard. */
export const keyLabel = (key: string): string =>
  key.startsWith('mod+') ? modKey + key.slice(4).toUpperCase() : key.toUpperCase();
