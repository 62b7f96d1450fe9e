import { alerts } from './alerts.ts';
import { aside } from './aside.ts';
import { commands } from './commands.ts';
import { desk } from './desk.ts';
import { doctor } from './doctor.ts';
import { figures } from './figures.ts';
import { files } from './files.ts';
import { healthForm } from './health-form.ts';
import { labels } from './labels.ts';
import { login } from './login.ts';
import { policy } from './policy.ts';
import { profile } from './profile.ts';
import { tuning } from './tuning.ts';
import { workflows } from './workflows.ts';

/** The words of the pages that are loaded late, in English. */
export const late = {
  ...alerts,
  ...aside,
  ...commands,
  ...desk,
  ...doctor,
  ...figures,
  ...files,
  ...healthForm,
  ...labels,
  ...login,
  ...policy,
  ...profile,
  ...tuning,
  ...workflows,
} as const;
