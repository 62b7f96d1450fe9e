import { activity } from './activity.ts';
import { bots } from './bots.ts';
import { conversation } from './conversation.ts';
import { entry } from './entry.ts';
import { measures } from './measures.ts';
import { queue } from './queue.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';

/** The words of the first pages, in English: what every browser loads. */
export const en = {
  ...shell,
  ...measures,
  ...queue,
  ...conversation,
  ...entry,
  ...settings,
  ...activity,
  ...bots,
} as const;
