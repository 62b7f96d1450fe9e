import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One file in such a folder adds one event type, channel, transport, …: its default export. */
export const OPEN_FOLDERS = [
  'packages/protocol/src/events',
  'packages/core/src/rules/channels',
  'apps/server/src/transports',
  'apps/server/src/connectors',
  'apps/server/src/sources',
  'apps/server/src/adapters',
];

export const INDEX = 'index.gen.ts';

const isPart = (name: string): boolean =>
  name.endsWith('.ts') && name !== INDEX && !/\.(test|e2e|d)\.ts$/.test(name);
const hasDefault = (file: string): boolean => /^export default\b/m.test(readFileSync(file, 'utf8'));
const identifier = (name: string): string =>
  name.replace(/\.ts$/, '').replace(/-+(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Text of the folder's index, or undefined where the folder does not exist or holds no part yet. */
export function renderIndex(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder)
    .filter((name) => isPart(name) && hasDefault(join(folder, name)))
    .sort();
  if (names.length === 0) return undefined;
  const imports = names.map((name) => `import ${identifier(name)} from './${name}';`);
  const list = names.map(identifier).join(', ');
  return [
    '// Written by `npm run gen`. Do not edit.',
    ...imports,
    '',
    `export default { ${list} };`,
    '',
  ].join('\n');
}

/** The indexes of the open folders under `root` that are not what they should be, with the text they should have. */
export function staleIndexes(root: string): { path: string; text: string }[] {
  return OPEN_FOLDERS.flatMap((folder) => {
    const text = renderIndex(join(root, folder));
    const path = join(root, folder, INDEX);
    const current = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    return text === undefined || text === current ? [] : [{ path, text }];
  });
}
