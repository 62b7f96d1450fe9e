import { useState } from 'react';
import { readPreference, writePreference } from '../platform/preferences';

const KEY = 'drafts';

function kept(): Record<string, string> {
  const text = readPreference(KEY);
  if (text === null) return {};
  try {
    return JSON.parse(text) as Record<string, string>;
  } catch (damaged) {
    console.info('drafts were damaged and are dropped', (damaged as Error).name);
    return {};
  }
}

/** What was begun and not sent, kept on this device until it is. */
export function useDraft(conversationId: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => kept()[conversationId] ?? '');
  const change = (next: string) => {
    setText(next);
    const { [conversationId]: _old, ...others } = kept();
    writePreference(KEY, JSON.stringify(next === '' ? others : { ...others, [conversationId]: next }));
  };
  return [text, change];
}

/** At sign-out: nobody who comes after should read them. */
export const forgetDrafts = (): void => writePreference(KEY, '{}');
