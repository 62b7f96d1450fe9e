import type { Label } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { ManagePorts } from './members.ts';
import { uniqueName } from './unique-name.ts';

/** Writes a label: a new one, or new words for the one of this id. Its colour and name are everybody's at once. */
export async function saveLabel(
  { database, clock, committed }: ManagePorts,
  actor: Actor,
  label: Label,
): Promise<Label> {
  demand(actor, 'chatbot.manage');
  const { organizationId } = actor;
  await uniqueName(
    database.transaction(async (transaction) => {
      const rows = await transaction.rows(
        'label_save',
        `insert into labels (id, organization_id, name, colour) values ($1, $2, $3, $4)
          on conflict (id) do update set name = excluded.name, colour = excluded.colour where labels.organization_id = $2 returning id`,
        [label.id, organizationId, label.name, label.colour],
      );
      if (rows.length === 0) throw new RefusedError('not_found');
      await transaction.commit({
        organizationId,
        entries: [{ type: 'label.saved', at: clock.now(), label }],
      });
    }),
  );
  committed(organizationId);
  return label;
}

/** Conversations that had it keep its id and show nothing for it. */
export async function removeLabel(
  { database, clock, committed }: ManagePorts,
  actor: Actor,
  labelId: string,
): Promise<void> {
  demand(actor, 'chatbot.manage');
  const { organizationId } = actor;
  await database.transaction(async (transaction) => {
    const rows = await transaction.rows(
      'label_remove',
      'delete from labels where id = $1 and organization_id = $2 returning id',
      [labelId, organizationId],
    );
    if (rows.length === 0) throw new RefusedError('not_found');
    await transaction.commit({
      organizationId,
      entries: [{ type: 'label.removed', at: clock.now(), labelId }],
    });
  });
  committed(organizationId);
}
