import type { Conversation } from '@baton/protocol';
import { useLive } from '../../../live/live.tsx';
import { CustomerSheet } from '../customer/CustomerSheet.tsx';
import type { Acts } from '../useActs.ts';
import { HandBackSheet } from './HandBackSheet.tsx';
import { LabelsSheet } from './LabelsSheet.tsx';
import { MoreSheet } from './MoreSheet.tsx';
import { SnoozeSheet } from './SnoozeSheet.tsx';
import { TranscriptSheet } from './TranscriptSheet.tsx';
import { TransferSheet } from './TransferSheet.tsx';

export type SheetsProps = {
  conversation: Conversation;
  acts: Acts;
  /** Whether oneself has the conversation. */
  mine: boolean;
  wide: boolean;
  /** Whether the customer is shown beside the chat. */
  panel: boolean;
  onOpen: (path: string) => void;
};

/** The sheet that is asked for, if one is. */
export function Sheets({ conversation, acts, mine, wide, panel, onOpen }: SheetsProps) {
  const bot = useLive((state) => state.snapshot?.bots[conversation.botId]?.name ?? '');
  const frame = { wide, onClose: acts.close };
  switch (acts.sheet) {
    case 'more':
      return <MoreSheet {...frame} {...{ conversation, acts, mine, panel }} />;
    case 'hand_back':
      return <HandBackSheet {...frame} bot={bot} busy={acts.busy} onConfirm={acts.handBack} />;
    case 'transfer':
      return <TransferSheet {...frame} acts={acts} name={conversation.customer.name} />;
    case 'snooze':
      return <SnoozeSheet {...frame} busy={acts.busy} onSnooze={acts.snooze} />;
    case 'labels':
      return <LabelsSheet {...frame} conversation={conversation} onOpen={onOpen} />;
    case 'customer':
      return <CustomerSheet {...frame} conversation={conversation} onOpen={onOpen} />;
    case 'transcript':
      return (
        <TranscriptSheet {...frame} conversationId={conversation.id} name={conversation.customer.name} />
      );
    default:
      return null;
  }
}
