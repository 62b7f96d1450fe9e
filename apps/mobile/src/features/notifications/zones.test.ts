import { clockIn, zoneLabel, zonesFor } from './zones.ts';

const about = { device: 'Europe/Berlin', now: 'Asia/Tokyo' };

test('the device’s zone is the first, then the one that counts, and none is offered twice', () => {
  const offered = zonesFor('', about);
  expect(offered.slice(0, 2)).toEqual(['Europe/Berlin', 'Asia/Tokyo']);
  expect(new Set(offered).size).toBe(offered.length);
});

test.each([
  ['new york', 'America/New_York'],
  ['BERLIN', 'Europe/Berlin'],
  ['utc', 'UTC'],
])('a place is found by its name: %s', (typed, zone) => {
  expect(zonesFor(typed, about)).toContain(zone);
});

test('a zone that is on no list is offered once it is written out, nonsense is not', () => {
  const list = jest.spyOn(Intl, 'supportedValuesOf').mockReturnValue([]);
  expect(zonesFor('Asia/Kolkata', about)).toEqual(['Asia/Kolkata']);
  expect(zonesFor('Asia/Atlantis', about)).toEqual([]);
  list.mockRestore();
});

test('a zone is read by its place, and by what its clocks show', () => {
  expect(zoneLabel('America/New_York')).toBe('New York (America)');
  expect(zoneLabel('America/Argentina/Salta')).toBe('Salta, Argentina (America)');
  expect(zoneLabel('UTC')).toBe('UTC');
  expect(clockIn('Asia/Tokyo', Date.UTC(2026, 0, 1, 17, 5))).toBe('02:05');
});
