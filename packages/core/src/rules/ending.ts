import { claimedBanner, withdrawnBanner } from './banner.ts';
import { plain } from './plain.ts';
import { safeCause } from './safe-cause.ts';
import { en } from './words/en.ts';
import type { Banner, HealthNews, Words } from './words/words.ts';

/** How what a push told came to its end; shown, quietly, in its place. `afterMs`: how long the step had taken. */
export type Ending =
  | { what: 'went_on'; number: number; afterMs: number; failed: boolean }
  | ({ what: 'health' } & HealthNews)
  | { what: 'reachable' }
  | { what: 'moved_on' }
  | { what: 'claimed'; by: string }
  | { what: 'closed'; why: 'cancelled' | 'closed' };

/** Alerts of these topics are over: those of a tag, or those about a handoff. */
export type Ended = {
  of: { tag: string } | { handoffId: string };
  topics: readonly string[];
  ending: Ending;
};

/** `name`: of the bot or the workflow that it is about. */
export function endingBanner(ending: Ending, name: string, words: Words = en): Banner {
  const about = plain(name, 60);
  switch (ending.what) {
    case 'went_on':
      return words.wentOn(about, ending);
    case 'health':
      return words.health(about, { ...ending, because: safeCause(ending.because) });
    case 'moved_on':
      return words.movedOn(about);
    case 'reachable':
      return words.reachable(about);
    case 'claimed':
      return claimedBanner(name, ending.by, words);
    case 'closed':
      return withdrawnBanner(name, ending.why, words);
  }
}
