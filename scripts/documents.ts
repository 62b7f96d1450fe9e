import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeApi } from '../apps/server/src/api/description.ts';
import { apiPage } from './api-page.ts';
import type { ApiDescription } from './api-page.ts';
import { ERRORS_PAGE, errorsPage } from './errors-page.ts';
import { measuredPage } from './measured-page.ts';
import { staleIndexes } from './open-folders.ts';
import { settingsPage } from './settings-page.ts';

/** Every file under `root` that is generated and is not what it should be, with the text it should have. */
export async function staleFiles(root: string): Promise<{ path: string; text: string }[]> {
  const api = (await describeApi()) as ApiDescription;
  const pages = {
    'docs/api/openapi.json': `${JSON.stringify(api, null, 2)}\n`,
    'docs/api/README.md': apiPage(api),
    'docs/operate/settings.md': settingsPage(),
    'docs/measured.md': measuredPage(join(root, 'bench/results')),
    [ERRORS_PAGE]: errorsPage(),
  };
  const stale = Object.entries(pages)
    .map(([path, text]) => ({ path: join(root, path), text }))
    .filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  return [...staleIndexes(root), ...stale];
}
