import { expect, it } from 'vitest';
import { accentRules } from './accent.ts';
import { readSettings } from './settings.ts';

const BOT = '0198b2a4-0000-7000-8000-0000000000b1';
const read = (attributes: Record<string, string>) =>
  readSettings({ bot: BOT, ...attributes }, 'https://baton.example/widget.js?v=1', 'de-AT');

it('takes the server from the script, the language from the page', () => {
  expect(read({})).toEqual({
    botId: BOT,
    base: 'https://baton.example',
    language: 'de-AT',
    theme: 'auto',
    position: 'right',
    accent: null,
    customerName: null,
  });
});

it('follows the attributes, and ignores those that make no sense', () => {
  expect(read({ lang: 'ar', theme: 'dark', position: 'left', accent: '#0a7', name: ' Erin ' })).toMatchObject(
    {
      language: 'ar',
      theme: 'dark',
      position: 'left',
      accent: '#00aa77',
      customerName: 'Erin',
    },
  );
  expect(read({ theme: 'pink', position: 'up', accent: 'red;} * {display:none' })).toMatchObject({
    theme: 'auto',
    position: 'right',
    accent: null,
  });
});

it('stays away without a bot', () => {
  expect(readSettings({}, 'https://baton.example/widget.js', 'en')).toBeNull();
  expect(readSettings({ bot: '{{botId}}' }, 'https://baton.example/widget.js', 'en')).toBeNull();
});

it('writes dark words on a light accent, light ones on a dark', () => {
  expect(accentRules(null)).toBe('');
  expect(accentRules('#ffdd00')).toContain('--on-accent: #1a1c1f');
  expect(accentRules('#123456')).toContain('--on-accent: #ffffff');
});
