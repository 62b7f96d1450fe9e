/** Each gate must fail for what it forbids: violations are put into a small copy of the tree, and every one must be named. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const bin = join(root, 'node_modules/.bin');
let copy = '';

/** A tree that keeps every rule: the parts that the violations below lean on. */
const CLEAN = {
  'packages/protocol/src/index.ts': "import { z } from 'zod';\nexport const Id = z.string();\n",
  'packages/core/src/index.ts':
    "import { Id } from '@baton/protocol';\nexport const parse = (text: string) => Id.parse(text);\n",
  'packages/client/src/index.ts': "export { parse } from '@baton/core';\n",
  'apps/server/src/app.ts':
    "import { port } from './ports/port.ts';\nimport './stages/claim/claim.ts';\nimport './stages/route/route.ts';\nimport './transports/expo.ts';\nimport './journal/append.ts';\nexport const app = port;\n",
  'apps/server/src/ports/port.ts':
    "import type { parse } from '@baton/core';\nexport const port: typeof parse = (text) => text;\n",
  'apps/server/src/journal/append.ts':
    "import { port } from '../ports/port.ts';\nexport const append = port;\n",
  'apps/server/src/stages/claim/claim.ts':
    "import { append } from '../../journal/append.ts';\nexport const claim = append;\n",
  'apps/server/src/stages/route/route.ts':
    "import { append } from '../../journal/append.ts';\nexport const route = append;\n",
  'apps/server/src/transports/expo.ts': "import { port } from '../ports/port.ts';\nexport default port;\n",
  'apps/mobile/src/features/queue/Queue.tsx':
    "import { parse } from '@baton/client';\nexport const Queue = parse;\n",
};

/** rule -> the file that breaks it, and its text. */
const DIRECTION: Record<string, [path: string, text: string]> = {
  'protocol-only-zod': [
    'packages/protocol/src/a.ts',
    "import { readFile } from 'node:fs';\nexport default readFile;\n",
  ],
  'protocol-layer': [
    'packages/protocol/src/b.ts',
    "import { parse } from '@baton/core';\nexport default parse;\n",
  ],
  'core-is-pure': [
    'packages/core/src/a.ts',
    "import { readFile } from 'node:fs';\nexport default readFile;\n",
  ],
  'core-layer': ['packages/core/src/b.ts', "import { parse } from '@baton/client';\nexport default parse;\n"],
  'client-layer': [
    'packages/client/src/a.ts',
    "import { app } from '../../../apps/server/src/app.ts';\nexport default app;\n",
  ],
  'nothing-imports-the-server': [
    'packages/sdk/src/a.ts',
    "import { app } from '../../../apps/server/src/app.ts';\nexport default app;\n",
  ],
  'mobile-layer': [
    'apps/mobile/src/a.ts',
    "import { app } from '../../server/src/app.ts';\nexport default app;\n",
  ],
  'widget-layer': ['apps/widget/src/a.ts', "import { parse } from '@baton/core';\nexport default parse;\n"],
  'stage-to-stage': [
    'apps/server/src/stages/claim/a.ts',
    "import { route } from '../route/route.ts';\nexport default route;\n",
  ],
  'server-stages': [
    'apps/server/src/stages/claim/b.ts',
    "import expo from '../../transports/expo.ts';\nexport default expo;\n",
  ],
  'server-transports': [
    'apps/server/src/transports/a.ts',
    "import { append } from '../journal/append.ts';\nexport default append;\n",
  ],
  'server-engines-types': [
    'apps/server/src/engines/a.ts',
    "import { claim } from '../stages/claim/claim.ts';\nexport default claim;\n",
  ],
  'only-app-wires': [
    'apps/server/src/stages/route/a.ts',
    "import all from '../../transports/index.gen.ts';\nexport default all;\n",
  ],
  'feature-to-feature': [
    'apps/mobile/src/features/chat/Chat.tsx',
    "import { Queue } from '../queue/Queue.tsx';\nexport default Queue;\n",
  ],
  'programs-are-not-imported': [
    'apps/server/src/journal/a.ts',
    "import world from '../../../../sim/world.ts';\nexport default world;\n",
  ],
  'no-cycles': ['packages/core/src/c.ts', "import { d } from './d.ts';\nexport const c = () => d;\n"],
  'no-orphans': ['packages/core/src/orphan.ts', 'export const alone = 1;\n'],
  'no-unresolved': ['packages/core/src/e.ts', "import { gone } from './gone.ts';\nexport default gone;\n"],
};
const COMPANIONS = {
  'packages/core/src/d.ts': "import { c } from './c.ts';\nexport const d = () => c;\n",
  'apps/server/src/transports/index.gen.ts': "import expo from './expo.ts';\nexport default { expo };\n",
  'sim/world.ts': "import { app } from '../apps/server/src/app.ts';\nexport default app;\n",
};

/** rule -> a line that breaks it in packages/core. */
const IMPURE: Record<string, string[]> = {
  'no-restricted-properties': ['export const now = Date.now();', 'export const dice = Math.random();'],
  'no-restricted-globals': [
    'export const later = setTimeout(String, 1);',
    'export const often = setInterval(String, 1);',
    "export const page = fetch('x');",
    'export const home = process.env;',
  ],
  'no-console': ["console.log('x');"],
  'no-explicit-any': ['export const loose: any = 1;'],
  'no-empty': ['try { String(); } catch {}'],
  'max-params': ['export const many = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e];'],
  'max-lines-per-function': [`export function long() {\n${'  String();\n'.repeat(70)}}`],
  'max-lines': ['String();\n'.repeat(401)],
};

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
}

function run(tool: string, args: string[]): { code: number; output: string } {
  const done = spawnSync(join(bin, tool), args, { cwd: copy, encoding: 'utf8', timeout: 60_000 });
  return { code: done.status ?? -1, output: done.stdout + done.stderr };
}

type Violation = { from: string; rule: { name: string; severity: string } };
function cruise(): Violation[] {
  const { output } = run('depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    'packages',
    'apps',
    'sim',
    '--output-type',
    'json',
  ]);
  const report = JSON.parse(output.slice(0, output.lastIndexOf('}') + 1)) as {
    summary: { violations: Violation[] };
  };
  return report.summary.violations;
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'baton-gates-'));
  for (const name of ['.dependency-cruiser.cjs', '.oxlintrc.json', 'tsconfig.base.json'])
    cpSync(join(root, name), join(copy, name));
  mkdirSync(join(copy, 'node_modules/@baton'), { recursive: true });
  mkdirSync(join(copy, 'sim'));
  symlinkSync(join(root, 'node_modules/zod'), join(copy, 'node_modules/zod'));
  for (const name of ['protocol', 'core', 'client']) {
    write({
      [`packages/${name}/package.json`]: JSON.stringify({
        name: `@baton/${name}`,
        type: 'module',
        exports: './src/index.ts',
      }),
    });
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules/@baton', name));
  }
  write({ 'package.json': '{"type":"module"}', ...CLEAN });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('directions', () => {
  let found: Violation[] = [];

  test('a tree that keeps the rules passes', () => {
    expect(cruise()).toEqual([]);
  });

  test('a tree with one violation of each rule does not pass', () => {
    write({ ...COMPANIONS, ...Object.fromEntries(Object.values(DIRECTION)) });
    found = cruise();
    expect(found.every(({ rule }) => rule.severity === 'error')).toBe(true);
  });

  test.each(Object.entries(DIRECTION))('%s is caught', (rule, [path]) => {
    expect(
      found.filter((violation) => violation.from === path).map((violation) => violation.rule.name),
    ).toContain(rule);
  });
});

describe('lint', () => {
  test.each(
    Object.entries(IMPURE).flatMap(([rule, lines]) =>
      lines.map((line) => [rule, line.slice(0, 60), line] as const),
    ),
  )('%s: %s', (rule, _shown, line) => {
    write({ 'packages/core/src/impure.ts': `${line}\n` });
    const { code, output } = run('oxlint', ['packages/core/src/impure.ts']);
    expect(output).toContain(`(${rule})`);
    expect(code).not.toBe(0);
  });

  test('the clean tree passes', () => {
    expect(run('oxlint', ['packages/core/src/index.ts', 'apps/server']).code).toBe(0);
  });
});

test.each([
  ['an enum is not erasable', 'export enum Colour { Red }\n'],
  ['an index may be missing', 'export const first = (list: string[]): string => list[0];\n'],
  ['an optional property is not undefined', 'export const a: { b?: number } = { b: undefined };\n'],
  ['a type is imported as a type', "import { ZodRawShape } from 'zod';\nexport type T = ZodRawShape;\n"],
])('tsc: %s', (_name, text) => {
  write({
    'packages/core/typed.ts': text,
    'tsconfig.json':
      '{"extends":"./tsconfig.base.json","compilerOptions":{"types":[]},"files":["packages/core/typed.ts"]}',
  });
  expect(run('tsc', ['-p', '.']).code).not.toBe(0);
});
