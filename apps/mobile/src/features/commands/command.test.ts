import { Inbox } from '../../ui/icons.ts';
import { meant } from './command.ts';
import type { Command } from './command.ts';

const command = (title: string, sought = false): Command => ({
  id: title,
  title,
  icon: Inbox,
  sought,
  run: () => undefined,
});
const ALL = [command('Look: Dark'), command('Yusuf Demir', true), command('Dara Ó Néill', true)];
const titles = (typed: string) => meant(ALL, typed).map(({ title }) => title);

test('nothing typed shows what there is to do, not everybody', () => {
  expect(titles(' ')).toEqual(['Look: Dark']);
});

test('every typed word must begin a word of the title; the first words count most', () => {
  expect(titles('da')).toEqual(['Dara Ó Néill', 'Look: Dark']);
  expect(titles('neill dar')).toEqual(['Dara Ó Néill']);
  expect(titles('usuf')).toEqual([]);
});

test('a long list is cut', () => {
  const many = Array.from({ length: 40 }, (_, n) => command(`Customer ${n}`));
  expect(meant(many, 'customer')).toHaveLength(12);
});
