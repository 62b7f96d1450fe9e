export type Place = 'queue' | 'activity' | 'bots' | 'settings';

/** Where each tab leads. */
export const PLACES = { queue: '/', activity: '/activity', bots: '/bots', settings: '/settings' } as const;

const SETTINGS =
  /^\/(settings|notifications|pushes|alerts|defaults|figures|members|workflows$|workflows\/(?!runs\/))/;

/** The tab that a path belongs to: what a bot changed and what a workflow did are reached from the feed. */
export function placeOf(path: string): Place {
  if (SETTINGS.test(path)) return 'settings';
  if (path === '/activity' || path.startsWith('/workflows/') || /^\/bots\/[^/]+\/updates\//.test(path))
    return 'activity';
  return path === '/bots' || path.startsWith('/bots/') ? 'bots' : 'queue';
}

/** Whether the path is one thing of a list, which takes a phone's whole screen. */
export const isDeep = (path: string): boolean =>
  /^\/((conversations|bots)\/.|notifications$|pushes$|alerts|defaults$|figures$|members|workflows|settings\/.)/.test(
    path,
  );
