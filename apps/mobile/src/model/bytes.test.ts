import { bytesLabel } from './bytes.ts';

test.each([
  [1, '1 kB'],
  [12_400, '12 kB'],
  [1_500_000, '1.4 MB'],
  [10 * 1024 * 1024, '10 MB'],
])('%i bytes are %s', (bytes, label) => {
  expect(bytesLabel(bytes)).toBe(label);
});
