import { isDeep, placeOf } from './place.ts';

test.each([
  ['/', 'queue', false],
  ['/conversations/1', 'queue', true],
  ['/activity', 'activity', false],
  ['/workflows/runs/1', 'activity', true],
  ['/bots', 'bots', false],
  ['/bots/1', 'bots', true],
  ['/bots/1/updates/2', 'activity', true],
  ['/settings', 'settings', false],
  ['/settings/replies', 'settings', true],
  ['/notifications', 'settings', true],
  ['/pushes', 'settings', true],
  ['/defaults', 'settings', true],
  ['/figures', 'settings', true],
  ['/workflows', 'settings', true],
  ['/workflows/1', 'settings', true],
  ['/alerts', 'settings', true],
  ['/alerts/4', 'settings', true],
  ['/members/1', 'settings', true],
])('%s is at %s', (path, place, deep) => {
  expect([placeOf(path), isDeep(path)]).toEqual([place, deep]);
});
