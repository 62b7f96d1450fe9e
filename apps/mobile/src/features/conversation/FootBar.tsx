import type { ComponentProps, ReactNode } from 'react';
import { View } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { durationLabel } from '../../model/duration.ts';
import { firstNameOf, initialOf } from '../../model/person.ts';
import { Announce } from '../../ui/Announce.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { ClaimBar } from '../../ui/ClaimBar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { AlertTriangle, Bot, Check, Lock } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { Foot } from './foot.ts';
import { usePieces } from './pieces.ts';
import { Reply } from './Reply.tsx';
import type { ClaimState } from './useClaim.ts';
import { useNote } from './useNote.tsx';

type Props = {
  foot: Foot;
  conversation: Conversation;
  claim: ClaimState;
  wide: boolean;
  onClaim: (handoffId: string) => void;
  onLater: () => void;
  onHandBack: () => void;
  onResolve: () => void;
  onOpen: (path: string) => void;
};

/** The lower third: claim, write, or why neither. */
export function FootBar({ foot, conversation, claim, wide, ...on }: Props) {
  const t = useWords();
  const pieces = usePieces();
  const note = useNote(conversation, { wide, may: 'note' in foot && foot.note });
  switch (foot.kind) {
    case 'claim':
      return (
        <View>
          {claim.kind === 'failed' && <ClaimFailed code={claim.code} />}
          {note.field && <View style={{ paddingTop: 12 }}>{note.field}</View>}
          <Waiting
            alone={conversation.handoff?.unreachable === true}
            busy={claim.kind === 'busy'}
            onClaim={() => on.onClaim(foot.handoffId)}
            onLater={on.onLater}
            beside={note.button}
          />
        </View>
      );
    case 'compose':
      return (
        <View>
          {claim.kind === 'won' && <Announce assertive words={t('claim.won')} />}
          <Reply
            key={conversation.id}
            conversation={conversation}
            wide={wide}
            // The entry may be here before the answer to the claim.
            fresh={claim.kind === 'busy' || claim.kind === 'won'}
            onHandBack={on.onHandBack}
            onResolve={on.onResolve}
            onOpen={on.onOpen}
          />
        </View>
      );
    case 'with_operator':
      return (
        <View>
          <Held name={foot.name} note={foot.note} claim={claim} />
          {foot.note && pieces && (
            <pieces.LeaveNote key={conversation.id} conversation={conversation} wide={wide} />
          )}
        </View>
      );
    case 'with_bot':
      return (
        <View>
          <WithBot botId={conversation.botId} action={note.button} />
          {note.field}
        </View>
      );
    case 'closed':
      return (
        <View>
          <Closed action={note.button} />
          {note.field}
        </View>
      );
    case 'read_only':
      return (
        <Notice
          lead={<Icon of={Lock} color="text3" />}
          titleColor="text2"
          title={t('conversation.readOnly')}
          why={t('conversation.readOnlyWhy')}
        />
      );
  }
}

type WaitingProps = Omit<ComponentProps<typeof ClaimBar>, 'remark'> & { alone: boolean };

function Waiting({ alone, ...bar }: WaitingProps) {
  const t = useWords();
  const offline = useLive((state) => state.phase === 'offline');
  const remark = offline ? t('claim.offline') : t(alone ? 'claim.alone' : 'claim.first');
  return <ClaimBar {...bar} disabled={offline} remark={remark} />;
}

function ClaimFailed({ code }: { code: string }) {
  const t = useWords();
  const why =
    code === 'no_answer' ? t('claim.noAnswer') : t(`refused.${code}`, { defaultValue: t('refused.other') });
  return (
    <Notice
      assertive
      lead={<Icon of={AlertTriangle} color="warn" />}
      title={t('claim.failed')}
      why={why}
      code={code}
    />
  );
}

function Held({ name, note, claim }: { name: string; note: boolean; claim: ClaimState }) {
  const t = useWords();
  const face = <Avatar initials={initialOf(name)} size={36} of="operator" />;
  if (claim.kind === 'lost') return <Lost by={claim.by} aheadMs={claim.aheadMs} />;
  return (
    <Notice
      lead={face}
      title={t('conversation.withOperator', { name: firstNameOf(name) })}
      why={t(note ? 'conversation.leaveNote' : 'conversation.withOperatorWhy')}
    />
  );
}

function Lost({ by, aheadMs }: { by: string; aheadMs: number | null }) {
  const t = useWords();
  const name = firstNameOf(by);
  const title =
    aheadMs === null
      ? t('claim.lost', { name })
      : t('claim.lostBy', { name, ago: durationLabel(Math.max(100, aheadMs)) });
  return (
    <Notice
      assertive
      lead={<Avatar initials={initialOf(by)} size={36} of="operator" />}
      title={title}
      why={t('claim.lostWhy')}
    />
  );
}

function Closed({ action }: { action: ReactNode }) {
  const t = useWords();
  return (
    <Notice
      lead={<Icon of={Check} color="text3" />}
      title={t('conversation.closed')}
      why={t('conversation.closedWhy')}
      action={action}
    />
  );
}

function WithBot({ botId, action }: { botId: string; action: ReactNode }) {
  const t = useWords();
  const bot = useLive((state) => state.snapshot?.bots[botId]);
  const title =
    bot?.status === 'down'
      ? t('conversation.botDown', { bot: bot.name })
      : t('conversation.withBot', { bot: bot?.name ?? '' });
  return (
    <Notice
      lead={<Icon of={Bot} color="bot" />}
      title={title}
      why={t('conversation.withBotWhy')}
      action={action}
    />
  );
}
