import { ACCOUNTS } from './calls/accounts.ts';
import { DESK } from './calls/desk.ts';
import { WATCH } from './calls/watch.ts';
import { ALERTS } from './calls/alerts.ts';
import { PLATFORM } from './calls/platform.ts';
import { CUSTOMER } from './calls/customer.ts';
import type { Calls } from './calls/call.ts';

/** Every call of the REST interface. One that is missing here makes the description, and `npm run check`, fail. */
export const CALLS: Calls = {
  ...ACCOUNTS,
  ...DESK,
  ...WATCH,
  ...ALERTS,
  ...PLATFORM,
  ...CUSTOMER,
};
