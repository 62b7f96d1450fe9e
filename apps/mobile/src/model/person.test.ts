import { ageOf, timeLabel } from './age.ts';
import { firstNameOf, initialsOf, languageName } from './person.ts';

test('initials are those of the first and last name, in any script', () => {
  expect(initialsOf('Yusuf Demir')).toBe('YD');
  expect(initialsOf('Jane van der Berg')).toBe('JB');
  expect(initialsOf('ليلى')).toBe('ل');
  expect(initialsOf('  ')).toBe('?');
  expect(firstNameOf('Alice Meyer')).toBe('Alice');
});

test('languages have names; what is no language is shown as it came', () => {
  expect(languageName('tr', 'en')).toBe('Turkish');
  expect(languageName('not a code', 'en')).toBe('not a code');
});

test('a row is now, then minutes old, then has a time', () => {
  const at = new Date(2026, 10, 20, 2, 14).getTime();
  expect(ageOf(at, at + 59_000)).toEqual({ kind: 'now' });
  expect(ageOf(at, at - 5_000)).toEqual({ kind: 'now' });
  expect(ageOf(at, at + 120_000)).toEqual({ kind: 'minutes', count: 2 });
  expect(ageOf(at, at + 3_600_000)).toEqual({ kind: 'time', label: '02:14' });
  expect(timeLabel(at)).toBe('02:14');
});
