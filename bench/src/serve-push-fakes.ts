import { Arrivals } from './arrivals.ts';
import type { Certificate } from './certificate.ts';
import { startPushFakes } from './push-fakes.ts';

/** `expect`: tells that it listens, and then when the last of so many pushes has come, in milliseconds. */
export type Question = { expect: number } | { stop: true };

const arrivals = new Arrivals();
const { url } = await startPushFakes(JSON.parse(process.argv[2]!) as Certificate, () => arrivals.add());
process.send!({ url });
process.on('message', (question: Question) => {
  if ('stop' in question) process.exit(0);
  const last = arrivals.expect(question.expect);
  process.send!('listening');
  void last.then((at) => process.send!({ at }));
});
