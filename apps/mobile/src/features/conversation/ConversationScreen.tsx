import { useEffect, useState } from 'react';
import { View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { useClient, useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { AboveKeyboard } from '../../platform/keyboard';
import { useShortcuts } from '../../platform/shortcuts';
import { Appear } from '../../ui/Appear.tsx';
import { BriefStrip } from '../../ui/BriefStrip.tsx';
import { Card } from '../../ui/Card.tsx';
import { themed } from '../../ui/theme.tsx';
import { ConversationBrief } from './ConversationBrief.tsx';
import { briefWords } from './brief.ts';
import { footOf } from './foot.ts';
import { FootBar } from './FootBar.tsx';
import { Header } from './Header.tsx';
import { Missing } from './Missing.tsx';
import { PiecesContext, usePieces } from './pieces.ts';
import type { Pieces } from './pieces.ts';
import { Refusal } from './Refusal.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Thread } from './Thread.tsx';
import { useClaim } from './useClaim.ts';
import { useActs } from './useActs.ts';
import { useReading } from './useReading.ts';

type Props = {
  conversationId: string;
  /** The queue stays beside it: nothing to go back to, keys at hand. */
  wide: boolean;
  /** Room for the brief and the customer beside the chat. */
  panel: boolean;
  /** What is loaded late; `null` until it is here. */
  pieces: Pieces | null;
  onBack: () => void;
  /** To another page of the app. */
  onOpen: (path: string) => void;
};

/** One customer's thread: read along, claim, answer, give back. */
export function ConversationScreen({ conversationId, wide, panel, pieces, onBack, onOpen }: Props) {
  const client = useClient();
  const conversation = useLive((state) => state.snapshot?.conversations[conversationId]);
  const live = useLive((state) => state.phase === 'live');
  useEffect(() => {
    client.openThread(conversationId);
    return () => client.closeThread(conversationId);
  }, [client, conversationId]);
  // Told again whenever the connection comes back: the server forgets who looks on when it ends.
  useEffect(() => {
    if (!live) return;
    client.viewing(conversationId);
    return () => client.viewing(null);
  }, [client, conversationId, live]);
  if (!conversation) return <Missing onBack={onBack} />;
  return (
    <PiecesContext value={pieces}>
      <View style={{ flex: 1, flexDirection: 'row' }}>
        <Chat key={conversationId} {...{ conversation, wide, panel, onBack, onOpen }} />
        {panel && <SidePanel conversation={conversation} onOpen={onOpen} />}
      </View>
    </PiecesContext>
  );
}

type ChatProps = Pick<Props, 'wide' | 'panel' | 'onBack' | 'onOpen'> & { conversation: Conversation };

function Chat({ conversation, wide, panel, onBack, onOpen }: ChatProps) {
  const styles = useStyles();
  const { top, bottom } = useSafeAreaInsets();
  const me = useLive((state) => state.snapshot?.me);
  const claim = useClaim();
  const acts = useActs(conversation.id);
  const pieces = usePieces();
  const foot = me ? footOf(conversation, me) : null;
  const mine = foot?.kind === 'compose';
  useReading(conversation, mine);
  const handBack = () => acts.ask('hand_back');
  const keys = wide && acts.sheet === null;
  useShortcuts({
    ...(mine && keys
      ? { h: handBack, e: acts.resolve, t: () => acts.ask('transfer'), s: () => acts.ask('snooze') }
      : {}),
    ...(keys ? { l: () => acts.ask('labels') } : {}),
    ...(foot?.kind === 'claim' && keys ? { c: () => void claim.claim(foot.handoffId) } : {}),
  });
  return (
    <View style={[styles.chat, { paddingTop: top }]}>
      <Header conversation={conversation} wide={wide} onBack={onBack} acts={acts} mine={mine} />
      <OfflineBanner />
      {!panel && <BriefOnTop conversation={conversation} />}
      <AboveKeyboard>
        <Thread conversation={conversation} wide={wide} />
        <View style={[styles.foot, { paddingBottom: bottom }]}>
          {acts.refused !== null && <Refusal code={acts.refused} onClose={acts.forget} />}
          {pieces && mine && <pieces.Snoozed conversation={conversation} onWake={acts.wake} />}
          {pieces && mine && <pieces.Lease conversation={conversation} />}
          {foot && (
            <Appear key={foot.kind}>
              <FootBar
                foot={foot}
                conversation={conversation}
                claim={claim.state}
                wide={wide}
                onClaim={(handoffId) => void claim.claim(handoffId)}
                onLater={onBack}
                onHandBack={handBack}
                onResolve={acts.resolve}
                onOpen={onOpen}
              />
            </Appear>
          )}
        </View>
      </AboveKeyboard>
      {pieces && acts.sheet !== null && (
        <pieces.Sheets {...{ conversation, acts, mine, wide, panel, onOpen }} />
      )}
    </View>
  );
}

/** Where there is no panel: in full while the customer waits, one line once somebody has them. */
function BriefOnTop({ conversation }: { conversation: Conversation }) {
  const t = useWords();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { handoff, owner } = conversation;
  if (!handoff || owner === 'bot' || owner === 'nobody') return null;
  if (owner === 'queue') {
    return (
      <View style={styles.brief}>
        <Card>
          <ConversationBrief conversation={conversation} counting />
        </Card>
      </View>
    );
  }
  const words = briefWords(conversation);
  const short = words ? words.evidence || words.before : t(`reason.${handoff.reason}`);
  return (
    <View style={styles.folded}>
      <BriefStrip words={short} open={open} onToggle={() => setOpen(!open)} />
      {open && <ConversationBrief conversation={conversation} counting={false} />}
    </View>
  );
}

const useStyles = themed((color) => ({
  chat: { flex: 1, minWidth: 0, backgroundColor: color.bg },
  brief: { paddingHorizontal: 16, paddingVertical: 12, borderBottomWidth: 1, borderColor: color.line },
  folded: { backgroundColor: color.surface },
  foot: { backgroundColor: color.surface, borderTopWidth: 1, borderColor: color.line },
}));
