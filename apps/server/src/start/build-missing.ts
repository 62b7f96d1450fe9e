import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CannotStart } from './problems.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

const BUILDS = [
  {
    made: 'apps/widget/dist/widget.js',
    workspace: '@baton/widget',
    script: 'build',
    what: "the customer's widget",
  },
  {
    made: 'apps/mobile/dist/web/index.html',
    workspace: '@baton/mobile',
    script: 'build:web',
    what: 'the web app (about a minute, once)',
  },
];

/** Builds what browsers need and is not there yet: a fresh checkout runs with one command. */
export async function buildMissing(say: (line: string) => void, signal: AbortSignal): Promise<void> {
  for (const { made, workspace, script, what } of BUILDS) {
    if (existsSync(`${ROOT}${made}`)) continue;
    say(`Building ${what} …`);
    await run(['run', script, '--workspace', workspace], signal);
  }
}

function run(args: string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], signal });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(
            new CannotStart(
              `npm ${args.join(' ')} failed (see above). Mend that, or start without it: BATON_BUILD=never.`,
            ),
          ),
    );
  });
}
