import type { Certificate } from './certificate.ts';
import { startPushFakes } from './push-fakes.ts';

const { url } = await startPushFakes(JSON.parse(process.argv[2]!) as Certificate);
process.send!({ url });
process.on('message', () => process.exit(0));
