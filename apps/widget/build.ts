/** `node build.ts`: bundles the widget into `dist/widget.js` and fails when it outgrows its budget. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const BUDGET = 40_000;
const OUTPUT = new URL('dist/widget.js', import.meta.url).pathname;

await build({
  entryPoints: [new URL('src/main.ts', import.meta.url).pathname],
  outfile: OUTPUT,
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2022', 'safari16.4', 'firefox115', 'chrome111'],
  loader: { '.css': 'text' },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  plugins: [{ name: 'minify-css-text', setup: minifyCss }],
});

const size = gzipSync(readFileSync(OUTPUT), { level: 9 }).length;
process.stdout.write(`dist/widget.js: ${size} bytes gzip of ${BUDGET}\n`);
if (size > BUDGET) {
  process.stderr.write(`over its budget by ${size - BUDGET} bytes\n`);
  process.exitCode = 1;
}

/** The style sheet travels as text, which esbuild would leave as it is. */
function minifyCss(
  builder: Parameters<NonNullable<NonNullable<Parameters<typeof build>[0]['plugins']>[number]['setup']>>[0],
): void {
  builder.onLoad({ filter: /\.css$/ }, async ({ path }) => {
    const { code } = await builder.esbuild.transform(readFileSync(path, 'utf8'), {
      loader: 'css',
      minify: true,
    });
    return { contents: code, loader: 'text' };
  });
}
