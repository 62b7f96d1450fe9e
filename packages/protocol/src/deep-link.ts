/** Where a push or a link leads. The same paths serve `baton://` and the web. */
export type DeepLink =
  | { to: 'conversation'; conversationId: string }
  | { to: 'bot'; botId: string }
  | { to: 'bot_update'; botId: string; updateId: string }
  | { to: 'run'; runId: string }
  | { to: 'activity' };

const SCHEME = 'baton://';
const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Path with a leading slash. */
export function deepLinkPath(link: DeepLink): string {
  switch (link.to) {
    case 'conversation':
      return `/conversations/${link.conversationId}`;
    case 'bot':
      return `/bots/${link.botId}`;
    case 'bot_update':
      return `/bots/${link.botId}/updates/${link.updateId}`;
    case 'run':
      return `/workflows/runs/${link.runId}`;
    case 'activity':
      return '/activity';
  }
}

export const deepLinkUrl = (link: DeepLink): string => SCHEME + deepLinkPath(link).slice(1);

/** `null` for anything that is not one of ours: other schemes, hosts, ids that are no ids. */
export function parseDeepLink(url: string): DeepLink | null {
  const path = url.startsWith(SCHEME) ? '/' + url.slice(SCHEME.length) : url;
  const match = (pattern: string) => new RegExp(`^${pattern}$`, 'i').exec(path);
  if (path === '/activity') return { to: 'activity' };
  const conversation = match(`/conversations/(${ID})`);
  if (conversation) return { to: 'conversation', conversationId: conversation[1]! };
  const update = match(`/bots/(${ID})/updates/(${ID})`);
  if (update) return { to: 'bot_update', botId: update[1]!, updateId: update[2]! };
  const bot = match(`/bots/(${ID})`);
  if (bot) return { to: 'bot', botId: bot[1]! };
  const run = match(`/workflows/runs/(${ID})`);
  return run ? { to: 'run', runId: run[1]! } : null;
}
