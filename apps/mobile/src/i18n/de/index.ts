import type { English, In } from '../words.ts';
import { activity } from './activity.ts';
import { alerts } from './alerts.ts';
import { aside } from './aside.ts';
import { bots } from './bots.ts';
import { commands } from './commands.ts';
import { conversation } from './conversation.ts';
import { desk } from './desk.ts';
import { doctor } from './doctor.ts';
import { entry } from './entry.ts';
import { figures } from './figures.ts';
import { files } from './files.ts';
import { healthForm } from './health-form.ts';
import { labels } from './labels.ts';
import { login } from './login.ts';
import { measures } from './measures.ts';
import { policy } from './policy.ts';
import { profile } from './profile.ts';
import { queue } from './queue.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { tuning } from './tuning.ts';
import { workflows } from './workflows.ts';

/** All words in German, fetched at once when somebody speaks it. */
export const de: In<'de', English> = {
  ...shell,
  ...measures,
  ...queue,
  ...conversation,
  ...entry,
  ...settings,
  ...activity,
  ...bots,
  ...alerts,
  ...policy,
  ...figures,
  ...tuning,
  ...workflows,
  ...desk,
  ...profile,
  ...healthForm,
  ...labels,
  ...aside,
  ...files,
  ...login,
  ...doctor,
  ...commands,
};
