import { doctor } from './doctor.ts';
import { login } from './login.ts';
import { alerts } from './alerts.ts';
import { profile } from './profile.ts';
import { labels } from './labels.ts';
import { aside } from './aside.ts';
import { files } from './files.ts';
import { desk } from './desk.ts';
import { figures } from './figures.ts';
import { policy } from './policy.ts';
import { workflows } from './workflows.ts';

/** The words of the pages that are loaded late, in English. */
export const late = {
  ...login,
  ...doctor,
  ...desk,
  ...profile,
  ...labels,
  ...aside,
  ...files,
  ...alerts,
  ...policy,
  ...figures,
  ...workflows,
} as const;
