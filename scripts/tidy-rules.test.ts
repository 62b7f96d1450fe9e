import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { INDEX, staleIndexes } from './open-folders.ts';
import { RULES } from './tidy-rules.ts';

const findings = (path: string, text: string, glossary = ''): string[] =>
  RULES.flatMap((rule) =>
    rule([
      { path: 'GLOSSARY.md', text: glossary },
      { path, text },
    ]),
  );

const GLOSSARY =
  '| term | meaning | do not say |\n|---|---|---|\n| **Handoff** | a request | ticket, inquiry |\n';

test.each([
  ['a folder that names nothing', 'apps/server/src/utils/a.ts', ''],
  ['a file that names nothing', 'packages/core/src/date-helpers.ts', ''],
  ['a file that is too long', 'packages/core/src/a.ts', 'x\n'.repeat(401)],
  ['a test name used twice', 'a.test.ts', "test('x', f);\ntest('x', g);\n"],
  ['a skipped test', 'a.test.ts', "test.skip('x', f);\n"],
  ['a focused test', 'a.test.ts', "  it.only('x', f);\n"],
  ['a clock in core', 'packages/core/src/a.ts', 'const t = new Date();'],
  ['an avoided word as a type', 'sim/a.ts', 'type Ticket = string;'],
  ['a side that does not turn', 'apps/mobile/src/ui/A.tsx', 'x: { marginLeft: 4 }'],
  ['a corner that does not turn', 'apps/mobile/src/ui/A.tsx', 'x: { borderTopRightRadius: 4 }'],
  ['a place that does not turn', 'apps/mobile/src/ui/A.tsx', 'x: { left: -4 }'],
  ['an avoided word as a file', 'packages/core/src/inquiry.ts', ''],
])('%s is found', (_name, path, text) => {
  expect(findings(path, text, GLOSSARY)).toHaveLength(1);
});

test.each([
  ['a date made of something', 'packages/core/src/a.ts', 'const t = new Date(0);'],
  ['a side that turns', 'apps/mobile/src/ui/A.tsx', 'x: { marginStart: 4, end: 0 }'],
  ['a long name with an avoided word in it', 'sim/a.ts', 'type ExpoTicket = string;'],
  ['two tests', 'a.test.ts', "test('x', f);\ntest('y', g);\n"],
])('%s is fine', (_name, path, text) => {
  expect(findings(path, text, GLOSSARY)).toEqual([]);
});

test('an index is stale until it lists every part, and parts without a default export are no parts', () => {
  const root = mkdtempSync(join(tmpdir(), 'baton-index-'));
  const folder = join(root, 'apps/server/src/transports');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'web-push.ts'), 'export default 1;\n');
  writeFileSync(join(folder, 'encrypt.ts'), 'export const x = 1;\n');
  writeFileSync(join(folder, 'expo.test.ts'), 'export default 1;\n');
  const [stale] = staleIndexes(root);
  expect(stale?.text).toContain('export default { webPush };');
  expect(stale?.text).not.toContain('encrypt');
  writeFileSync(join(folder, INDEX), stale?.text ?? '');
  expect(staleIndexes(root)).toEqual([]);
  writeFileSync(join(folder, 'expo.ts'), 'export default 1;\n');
  expect(staleIndexes(root)).toHaveLength(1);
  rmSync(root, { recursive: true });
});
