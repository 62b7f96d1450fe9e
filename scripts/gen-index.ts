/** `node scripts/gen-index.ts` writes the indexes of the open folders; with `--check` it only says which are stale. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { staleIndexes } from './open-folders.ts';

const root = process.cwd();
const stale = staleIndexes(root);

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`stale: ${relative(root, path)} (run npm run gen)`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const { path, text } of stale) {
    writeFileSync(path, text);
    console.log(`wrote ${relative(root, path)}`);
  }
}
