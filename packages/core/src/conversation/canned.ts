import type { CannedReply } from '@baton/protocol';

/** Who a canned reply is about. */
export type CannedNames = { customer: string; operator: string; bot: string };

const firstWord = (name: string): string => name.trim().split(/\s+/u)[0] ?? '';

/** The words with their variables filled in; what is no variable stays as it is. */
export function expandCanned(text: string, { customer, operator, bot }: CannedNames): string {
  const values: Record<string, string> = {
    'customer.name': customer,
    'customer.first_name': firstWord(customer),
    'operator.name': operator,
    'bot.name': bot,
  };
  return text.replace(/\{\{\s*([a-z_.]+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** What `/ty` offers: replies of this bot and of all, those whose shortcut begins so first, then those that have it in their words. */
export function cannedFor(
  replies: readonly CannedReply[],
  { botId, typed }: { botId: string; typed: string },
): CannedReply[] {
  const wanted = typed.toLowerCase();
  const rank = ({ shortcut, text }: CannedReply): number => {
    if (shortcut.toLowerCase().startsWith(wanted)) return 0;
    if (shortcut.toLowerCase().includes(wanted)) return 1;
    return text.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return replies
    .filter((reply) => reply.botId === null || reply.botId === botId)
    .map((reply) => ({ reply, rank: rank(reply) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.reply.shortcut.localeCompare(b.reply.shortcut))
    .map(({ reply }) => reply);
}

/** The shortcut that is being typed: a slash at the beginning and what follows it; `null` when none is. */
export const shortcutTyped = (draft: string): string | null => /^\/([^\s/]{0,40})$/u.exec(draft)?.[1] ?? null;
