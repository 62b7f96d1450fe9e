import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen } from '@testing-library/react-native';
import { renderPlain } from '../../../jest/render.tsx';
import { palettes } from '../../ui/tokens.ts';
import { GalleryScreen } from './GalleryScreen.tsx';

const FOLDER = join(__dirname, '../../../../../docs/gallery');

test('the pictures in docs/gallery show these pieces in these colours; if not, run `npm run gallery`', async () => {
  await renderPlain(<GalleryScreen scheme="light" />);
  const pieces = screen.getAllByTestId('piece').map(({ props }) => String(props['children']));
  const tokens = readFileSync(join(__dirname, '../../ui/tokens.ts'), 'utf8');
  const colours = tokens.match(/#[0-9A-F]{6}/g);
  const made = JSON.parse(readFileSync(join(FOLDER, 'made-of.json'), 'utf8')) as object;
  expect({ pieces, colours }).toEqual(made);
});

test.each(Object.keys(palettes))('there is a small picture in %s', (scheme) => {
  const picture = readFileSync(join(FOLDER, `${scheme}.png`));
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.length).toBeLessThan(700_000);
});
