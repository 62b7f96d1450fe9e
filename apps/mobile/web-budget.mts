import { globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** The last step of `build:web`: what a browser loads before the first screen. */
const BUDGET = 450_000;
const files = globSync('dist/web/{index.html,_expo/static/js/web/*.js}', { cwd: import.meta.dirname });
const bytes = files.reduce(
  (sum, file) => sum + gzipSync(readFileSync(new URL(file, import.meta.url)), { level: 9 }).length,
  0,
);
console.log(`web app: ${bytes} bytes gzip of ${BUDGET}`);
if (files.length < 2 || bytes > BUDGET) process.exitCode = 1;
