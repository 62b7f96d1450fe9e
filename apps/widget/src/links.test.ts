import { describe, expect, it } from 'vitest';
import { linkify } from './links.ts';

const links = (text: string) => linkify(text).flatMap(({ href }) => href ?? []);

describe('linkify', () => {
  it.each([
    ['see https://example.com/a?b=c#d.', ['https://example.com/a?b=c#d']],
    ['(https://example.com/x)', ['https://example.com/x']],
    [
      'https://en.wikipedia.org/wiki/Rail_(disambiguation)',
      ['https://en.wikipedia.org/wiki/Rail_(disambiguation)'],
    ],
    ['HTTP://EXAMPLE.COM', ['HTTP://EXAMPLE.COM']],
    ['a https://a.example and http://b.example!', ['https://a.example', 'http://b.example']],
    ['javascript:alert(1)', []],
    ['data:text/html,<b>', []],
    ['ftp://example.com file:///etc/passwd example.com', []],
    ['xhttps://example.com', []],
    ['https://', []],
    ['"https://example.com"><img src=x>', ['https://example.com']],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it('loses nothing', () => {
    const text = 'a (https://a.example/x). b https://  c';
    expect(
      linkify(text)
        .map(({ text: piece }) => piece)
        .join(''),
    ).toBe(text);
  });
});
