import { useState } from 'react';
import { View } from 'react-native';
import { Avatar } from '../../ui/Avatar.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ConversationRow } from '../../ui/ConversationRow.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import {
  AlertTriangle,
  CircleHelp,
  Globe,
  Hand,
  Hourglass,
  Inbox,
  Lock,
  MessageCircle,
  Moon,
  Send,
  Sliders,
  WifiOff,
} from '../../ui/icons.ts';
import { LabelChip } from '../../ui/LabelChip.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Rail } from '../../ui/Rail.tsx';
import { Rows } from '../../ui/Row.tsx';
import { SectionHeader } from '../../ui/SectionHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TabBar } from '../../ui/TabBar.tsx';
import type { Tab } from '../../ui/TabBar.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { WaitingRow } from '../../ui/WaitingRow.tsx';
import type { Piece } from './GalleryScreen.tsx';

const nothing = () => undefined;
const wait = (label: string, share: number) => ({ label, over: share >= 1, stopped: false, share });

export const ROWS: Piece[] = [
  {
    name: 'Row, waiting',
    bare: true,
    shown: (
      <View>
        <SectionHeader title="Waiting" count={2} remark="Longest first" />
        <Rows>
          <WaitingRow
            first
            name="Yusuf Demir"
            initials="YD"
            connector={MessageCircle}
            words="“Bir insanla konuşmak istiyorum.”"
            lang="tr"
            reason={{ label: 'Asked for a human', glyph: Hand }}
            about="Booking · Turkish"
            wait={wait('4:12', 1)}
            label="Yusuf Demir"
            onPress={nothing}
          />
          <WaitingRow
            name="Leila Haddad"
            initials="LH"
            connector={Send}
            words="«هل يمكنني نقل الحجز إلى اسم أختي؟»"
            lang="ar"
            reason={{ label: 'Bot cannot answer', glyph: CircleHelp }}
            about="Booking · Arabic"
            wait={{ ...wait('0:31', 0.17), countdown: '2:29 left' }}
            foot={<LabelChip name="Refund" colour="teal" />}
            label="Leila Haddad"
            onPress={nothing}
          />
        </Rows>
      </View>
    ),
  },
  {
    name: 'Row, other: selected, with an operator, with a bot and found words',
    bare: true,
    shown: (
      <Rows>
        <ConversationRow
          first
          selected
          name="Yusuf Demir"
          initials="YD"
          mark={{ kind: 'operator', initial: 'A' }}
          age="now"
          speaker={{ name: 'Yusuf', bot: false }}
          words="is typing …"
          label="Yusuf Demir"
          onPress={nothing}
        />
        <ConversationRow
          name="Tomás Herrera"
          initials="TH"
          mark={{ kind: 'operator', initial: 'B' }}
          age="Ben · 8 min"
          speaker={{ name: 'Ben:', bot: false }}
          words="I moved you to the 09:40, same seat"
          label="Tomás Herrera"
          onPress={nothing}
        />
        <ConversationRow
          name="Marta Kowalska"
          initials="MK"
          mark={{ kind: 'bot' }}
          age="02:13"
          speaker={{ name: 'Refunds', bot: true }}
          words="Your refund of €84.00 is on its way"
          sought="refund"
          label="Marta Kowalska"
          onPress={nothing}
        />
      </Rows>
    ),
  },
];

const TABS: Tab[] = [
  { key: 'queue', label: 'Queue', icon: Inbox, selected: true, count: 3, onPress: nothing },
  { key: 'settings', label: 'Settings', icon: Sliders, selected: false, onPress: nothing },
];

export const BARS: Piece[] = [
  { name: 'Tab bar', bare: true, shown: <TabBar tabs={TABS} /> },
  {
    name: 'Rail',
    bare: true,
    shown: (
      <View style={{ height: 260, flexDirection: 'row' }}>
        <Rail
          tabs={TABS}
          foot={<Avatar initials="A" size={32} of="operator" mark={{ kind: 'presence', online: true }} />}
        />
      </View>
    ),
  },
  {
    name: 'Offline banner',
    bare: true,
    shown: <Banner icon={WifiOff} lead="Offline." words="As of 02:12, 2 min ago" remark="1 reply kept" />,
  },
];

function Fields() {
  const [theme, setTheme] = useState('system');
  return (
    <View style={{ padding: 16, gap: 16 }}>
      <TextField label="Email" placeholder="you@example.com" />
      <Choice
        label="Look"
        value={theme}
        onChange={setTheme}
        options={[
          { value: 'system', label: 'System' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
    </View>
  );
}

export const STATES: Piece[] = [
  { name: 'Field and choice', shown: <Fields /> },
  { name: 'Loading: after 300 ms, never a spinner', shown: <Skeleton at="once" rows={2} /> },
  {
    name: 'Error: what, why, what now',
    shown: (
      <Notice
        lead={<Icon of={AlertTriangle} color="warn" />}
        title="Could not claim"
        why="The server did not answer. Try again."
        code="unavailable"
        action={<Button size="sm" label="Try again" onPress={nothing} />}
      />
    ),
  },
  {
    name: 'Claim: lost the race',
    shown: (
      <Notice
        lead={<Avatar initials="A" size={36} of="operator" />}
        title="Alice took it 2 s before you"
        why="You can read along. Nothing was sent."
      />
    ),
  },
  {
    name: 'Locked: the role that opens it',
    shown: (
      <Notice
        lead={<Icon of={Lock} color="text3" />}
        title="Scenarios"
        titleColor="text2"
        why="Admins can edit. Ask Ben Okafor."
      />
    ),
  },
  {
    name: 'Lease: about to be released',
    shown: (
      <Notice
        lead={<Icon of={Hourglass} color="accent" />}
        title="Still with Yusuf?"
        why="Goes back to the queue in 0:45"
        action={<Button kind="primary" size="sm" label="Keep it" onPress={nothing} />}
      />
    ),
  },
  {
    name: 'Empty',
    bare: true,
    shown: (
      <EmptyState
        icon={Moon}
        title="Nobody is waiting"
        words="Your bots are handling 3 conversations. This phone rings when someone needs you."
      />
    ),
  },
  {
    name: 'Connector glyph',
    shown: (
      <View style={{ padding: 16 }}>
        <Icon of={Globe} />
      </View>
    ),
  },
];
