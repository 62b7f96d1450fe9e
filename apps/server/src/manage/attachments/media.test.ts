import { expect, test } from 'vitest';
import { imageOf } from './media.ts';

const padded = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat([
    ...parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    Buffer.alloc(40),
  ]);

const PNG = padded([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 128, 0, 0, 1, 224]);
const GIF = padded('GIF89a', [0x40, 0x01, 0xf0, 0x00]);
/** An APP0 segment before the frame, as cameras write it. */
const JPEG = padded([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0x01, 0xe0, 0x02, 0x80]);
const WEBP = padded(
  'RIFF',
  [0, 0, 0, 0],
  'WEBPVP8X',
  [10, 0, 0, 0, 0, 0, 0, 0],
  [0x7f, 0x02, 0],
  [0xdf, 0x01, 0],
);

test.each([
  ['image/png', PNG, 640, 480],
  ['image/gif', GIF, 320, 240],
  ['image/jpeg', JPEG, 640, 480],
  ['image/webp', WEBP, 640, 480],
])('%s is told by its bytes', (type, bytes, width, height) => {
  expect(imageOf(bytes)).toEqual({ type, width, height });
});

test('what only claims to be an image is none', () => {
  expect(imageOf(Buffer.from('<svg onload="alert(1)" xmlns="http://www.w3.org/2000/svg"></svg>'))).toBeNull();
  expect(imageOf(JPEG.subarray(0, 8))).toBeNull();
  expect(imageOf(Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(60, 0xff)]))).toBeNull();
});
