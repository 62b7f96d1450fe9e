import type { HealthCause } from '@baton/protocol';
import { plain } from './plain.ts';

/** As a banner may show it. */
export const safeCause = (because: HealthCause): HealthCause =>
  'detail' in because ? { ...because, detail: plain(because.detail, 100) } : because;
