import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { explain } from './start/problems.ts';
import { start } from './start/start.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

let config: Config | null = null;
const ending = new AbortController();

/** What still runs then is left to the system. */
function fail(error: unknown): never {
  process.stderr.write(`${explain(error, config)}\n`);
  process.exit(1);
}

/** The first Ctrl-C stops in order; the second one does not wait. */
function end(started: Promise<() => Promise<void>>): void {
  if (ending.signal.aborted) {
    say('Stopped at once. The next start takes over what is left.');
    process.exit(130);
  }
  ending.abort();
  started.then(
    (stop) => stop().catch(fail),
    () => process.exit(0),
  );
}

try {
  config = readConfig(process.env);
  const started = start(config, say, ending.signal);
  process.on('SIGINT', () => end(started));
  process.on('SIGTERM', () => end(started));
  await started;
} catch (error) {
  if (!ending.signal.aborted) fail(error);
}
