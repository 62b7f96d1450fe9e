import { deepLinkPath, parseDeepLink } from '@baton/protocol';

/** `baton://…` and the web's paths lead to the same pages; what is not ours leads home. */
export function redirectSystemPath({ path }: { path: string; initial: boolean }): string {
  const link = parseDeepLink(path);
  return link ? deepLinkPath(link) : '/';
}
