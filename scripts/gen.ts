/** `node scripts/gen.ts` writes every generated file: the open folders' indexes, and pages of docs; with `--check` it only says which are stale. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { staleFiles } from './documents.ts';

const root = process.cwd();
const stale = await staleFiles(root);

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`stale: ${relative(root, path)} (run npm run gen)`);
  if (stale.length > 0) process.exitCode = 1;
  else console.log('generated files are up to date');
} else {
  for (const { path, text } of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${relative(root, path)}`);
  }
}
