import type { CannedReply } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { ManagePorts } from './members.ts';
import { uniqueName } from './unique-name.ts';

/** Writes a canned reply: a new one, or new words for the one of this id. Whoever answers may: these are the team's own words. */
export async function saveCannedReply(
  { database, clock, committed }: ManagePorts,
  actor: Actor,
  reply: CannedReply,
): Promise<CannedReply> {
  demand(actor, 'chatbot.respond');
  const { organizationId } = actor;
  await uniqueName(
    database.transaction(async (transaction) => {
      const rows = await transaction.rows(
        'canned_reply_save',
        `insert into canned_replies (id, organization_id, shortcut, text, bot_id)
          select $1, $2, $3, $4, $5 where $5::uuid is null or exists (select 1 from bots where id = $5 and organization_id = $2)
          on conflict (id) do update set shortcut = excluded.shortcut, text = excluded.text, bot_id = excluded.bot_id
            where canned_replies.organization_id = $2 returning id`,
        [reply.id, organizationId, reply.shortcut, reply.text, reply.botId],
      );
      if (rows.length === 0) throw new RefusedError('not_found');
      await transaction.commit({
        organizationId,
        entries: [{ type: 'canned_reply.saved', at: clock.now(), reply }],
      });
    }),
  );
  committed(organizationId);
  return reply;
}

export async function removeCannedReply(
  { database, clock, committed }: ManagePorts,
  actor: Actor,
  replyId: string,
): Promise<void> {
  demand(actor, 'chatbot.respond');
  const { organizationId } = actor;
  await database.transaction(async (transaction) => {
    const rows = await transaction.rows(
      'canned_reply_remove',
      'delete from canned_replies where id = $1 and organization_id = $2 returning id',
      [replyId, organizationId],
    );
    if (rows.length === 0) throw new RefusedError('not_found');
    await transaction.commit({
      organizationId,
      entries: [{ type: 'canned_reply.removed', at: clock.now(), replyId }],
    });
  });
  committed(organizationId);
}
