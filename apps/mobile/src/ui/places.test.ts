import { itemsBetween, placesOf, shiftOf } from './places.ts';

const places = placesOf([30, 90, 90, 30, 50, 50, 50]);

test('each item begins where the one before it ends', () => {
  expect(places).toEqual([0, 30, 120, 210, 240, 290, 340, 390]);
  expect(placesOf([])).toEqual([0]);
});

test('what touches the eye is drawn, also when it is cut', () => {
  expect(itemsBetween(places, 0, 120)).toEqual([0, 3]);
  expect(itemsBetween(places, 119, 241)).toEqual([1, 5]);
  expect(itemsBetween(places, 120, 209)).toEqual([2, 3]);
});

test('beyond both ends there is nothing', () => {
  expect(itemsBetween(places, -500, 20)).toEqual([0, 1]);
  expect(itemsBetween(places, 350, 2000)).toEqual([6, 7]);
  expect(itemsBetween(places, 900, 2000)).toEqual([7, 7]);
  expect(itemsBetween([0], 0, 800)).toEqual([0, 0]);
});

test('what is read has moved as far as most of it, whoever went to the top', () => {
  const listed = (keys: string) => ({ keys: [...keys], places: placesOf([...keys].map(() => 50)) });
  const was = listed('abcdefgh');
  expect(shiftOf(was, listed('habcdefg'), [3, 6])).toBe(50);
  expect(shiftOf(was, listed('dabcefgh'), [3, 6])).toBe(0);
  expect(shiftOf(was, listed('xydabcefgh'), [3, 6])).toBe(100);
  expect(shiftOf(was, listed('cdefgh'), [3, 6])).toBe(-100);
  expect(shiftOf(was, listed('xyz'), [3, 6])).toBe(0);
});
