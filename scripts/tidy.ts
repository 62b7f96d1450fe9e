/** `node scripts/tidy.ts`: the house rules that no other tool checks, over every file git knows or would add. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { RULES, type SourceFile } from './tidy-rules.ts';

const TEXT = /\.(ts|tsx|js|cjs|mjs|json|sql|css|html|md|sh|ya?ml)$/;

function readFiles(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    encoding: 'utf8',
  });
  const paths = listed.split('\0').filter((path) => path !== '' && path !== 'package-lock.json');
  const present = paths.filter((path) => existsSync(path) && statSync(path).isFile());
  return present.map((path) => ({ path, text: TEXT.test(path) ? readFileSync(path, 'utf8') : '' }));
}

const files = readFiles();
const findings = RULES.flatMap((rule) => rule(files));

for (const finding of findings) console.error(finding);
console.log(`tidy: ${files.length} files, ${findings.length} findings`);
if (findings.length > 0) process.exitCode = 1;
