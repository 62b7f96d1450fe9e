import { describe, expect, test } from 'vitest';
import { formatCursor, parseCursor } from './cursor.ts';
import { deepLinkPath, deepLinkUrl, parseDeepLink } from './deep-link.ts';
import type { DeepLink } from './deep-link.ts';

const id = '0198b2a4-0000-7000-8000-0000000000c1';
const other = '0198b2a4-0000-7000-8000-0000000000d2';

describe('deep links', () => {
  const LINKS: [DeepLink, string][] = [
    [{ to: 'conversation', conversationId: id }, `baton://conversations/${id}`],
    [{ to: 'bot', botId: id }, `baton://bots/${id}`],
    [{ to: 'bot_update', botId: id, updateId: other }, `baton://bots/${id}/updates/${other}`],
    [{ to: 'run', runId: id }, `baton://workflows/runs/${id}`],
  ];
  test.each(LINKS)('%j is written and read as one', (link, url) => {
    expect(deepLinkUrl(link)).toBe(url);
    expect(parseDeepLink(url)).toEqual(link);
    expect(parseDeepLink(deepLinkPath(link))).toEqual(link);
  });

  test.each([
    `https://evil.example/conversations/${id}`,
    `//evil.example/conversations/${id}`,
    `javascript://conversations/${id}`,
    `baton:///conversations/${id}`,
    `baton://evil@conversations/${id}`,
    `baton://conversations/${id}/../../settings`,
    `baton://conversations/${id}?next=https://evil.example`,
    `baton://conversations/${id}\n`,
    `baton://conversations/17`,
    '/conversations/',
    '/settings',
    '',
  ])('refuses %j', (url) => {
    expect(parseDeepLink(url)).toBeNull();
  });
});

describe('cursors', () => {
  test.each([
    { epoch: 'life1', seq: 0 },
    { epoch: id, seq: 999_999_999_999_999 },
  ])('%j', (cursor) => {
    expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
  });

  test.each([
    '',
    '7',
    ':7',
    'life1:',
    'life1:-1',
    'life1:1.5',
    'a:b:1',
    'life1:1e3',
    `life1:${'9'.repeat(16)}`,
  ])('%j is none', (text) => {
    expect(parseCursor(text)).toBeNull();
  });
});
