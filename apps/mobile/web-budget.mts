import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** The last step of `build:web`: what a browser loads before the first screen, which is the page and the scripts that it names. */
const BUDGET = 450_000;
const read = (path: string): Buffer => readFileSync(new URL(`dist/web/${path}`, import.meta.url));
const page = read('index.html');
const scripts = [...page.toString().matchAll(/src="\/([^"]+\.js)"/g)].map(([, path]) => read(path!));
const bytes = [page, ...scripts].reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
console.log(`web app: ${bytes} bytes gzip of ${BUDGET}`);
if (scripts.length === 0 || bytes > BUDGET) process.exitCode = 1;
