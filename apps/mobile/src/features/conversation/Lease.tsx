import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { useNow } from '../../live/clock.ts';
import { useClient } from '../../live/live.tsx';
import { firstNameOf } from '../../model/person.ts';
import { clockLabel } from '../../model/wait.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Hourglass } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';

export type LeaseProps = { conversation: Conversation };

/** The claim is about to end: whoever still is here keeps it with a tap, or by writing. */
export function Lease({ conversation }: LeaseProps) {
  const t = useWords();
  const now = useNow();
  const client = useClient();
  const endsAt = conversation.handoff?.leaseEndsAt;
  if (endsAt === null || endsAt === undefined) return null;
  return (
    <Notice
      lead={<Icon of={Hourglass} color="accent" />}
      title={t('lease.still', { name: firstNameOf(conversation.customer.name) })}
      why={t('lease.ends', { time: clockLabel(endsAt - now) })}
      action={
        <Button
          kind="primary"
          size="sm"
          label={t('lease.keep')}
          onPress={() => void client.keepLease(conversation.id)}
        />
      }
    />
  );
}
