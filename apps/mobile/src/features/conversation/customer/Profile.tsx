import { View } from 'react-native';
import type { Conversation, CustomerProfile } from '@baton/protocol';
import { useCall } from '../../../live/answers.tsx';
import { Held, useKept } from '../../../live/kept.tsx';
import { useLive } from '../../../live/live.tsx';
import { Attributes } from './Attributes.tsx';
import { Part } from './Part.tsx';
import { Past } from './Past.tsx';

export type ProfileProps = { conversation: Conversation; onOpen: (path: string) => void };
type AttributesChange = { attributes: Record<string, string | null> };

/** What is known of the customer, and what was before. */
export function Profile({ conversation, onOpen }: ProfileProps) {
  const call = useCall();
  const changed = useLive((state) => state.threads[conversation.id]?.customerSeq);
  const profile = useKept<CustomerProfile, AttributesChange>(
    call,
    `/v1/conversations/${conversation.id}/customer`,
    changed,
  );
  return (
    <Held loaded={profile}>
      {({ attributes, conversations, handoffs }) => (
        <View style={{ gap: 20 }}>
          <Part title="profile.attributes">
            <Attributes
              attributes={attributes}
              busy={profile.busy}
              onChange={(change) => profile.change({ attributes: change })}
            />
          </Part>
          <Past
            conversations={conversations.filter(({ id }) => id !== conversation.id)}
            handoffs={handoffs.filter(({ id }) => id !== conversation.handoff?.id)}
            onOpen={onOpen}
          />
        </View>
      )}
    </Held>
  );
}
