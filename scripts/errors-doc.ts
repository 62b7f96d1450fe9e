/** `node scripts/errors-doc.ts` writes docs/errors.md from the refusals; with `--check` it only says whether it is stale. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ERRORS_PAGE, errorsPage } from './errors-page.ts';

const path = resolve(import.meta.dirname, '..', ERRORS_PAGE);
const stale = !existsSync(path) || readFileSync(path, 'utf8') !== errorsPage();

if (!stale) console.log(`${ERRORS_PAGE} is up to date`);
else if (process.argv.includes('--check')) {
  console.error(`stale: ${ERRORS_PAGE} (run node scripts/errors-doc.ts)`);
  process.exitCode = 1;
} else {
  writeFileSync(path, errorsPage());
  console.log(`wrote ${ERRORS_PAGE}`);
}
