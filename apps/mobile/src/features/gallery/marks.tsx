import { View } from 'react-native';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { CountBadge } from '../../ui/CountBadge.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import {
  ArrowUp,
  Bot,
  Check,
  CircleHelp,
  Ellipsis,
  Frown,
  Globe,
  Hand,
  MessageCircle,
  StickyNote,
  Undo,
} from '../../ui/icons.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { LABEL_INK, LabelChip } from '../../ui/LabelChip.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { WaitBadge } from '../../ui/WaitBadge.tsx';
import type { Piece } from './GalleryScreen.tsx';

const nothing = () => undefined;
const COLOURS = Object.keys(LABEL_INK) as (keyof typeof LABEL_INK)[];
const LINE = { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', gap: 16, padding: 16 } as const;

export const BADGES: Piece[] = [
  {
    name: 'Wait badge: within SLA, past SLA, stopped offline',
    shown: (
      <View style={LINE}>
        <WaitBadge label="0:31" over={false} />
        <WaitBadge label="4:12" over />
        <WaitBadge label="0:31" over={false} stopped />
        <WaitBadge label="4:12" over stopped />
      </View>
    ),
  },
  {
    name: 'Chip',
    shown: (
      <View style={LINE}>
        <Chip label="Asked for a human" icon={Hand} />
        <Chip label="Losing patience" icon={Frown} />
        <Chip label="Bot cannot answer" icon={CircleHelp} />
        <Chip label="Booking" icon={Bot} tone="bot" />
        <Chip label="degraded" tone="warn" />
        <Chip label="Yours" tone="accent" />
        <Kbd keys="⌘K" />
      </View>
    ),
  },
  {
    name: 'Label, in every colour',
    shown: (
      <View style={LINE}>
        {COLOURS.map((colour) => (
          <LabelChip key={colour} name={colour} colour={colour} />
        ))}
      </View>
    ),
  },
  {
    name: 'Count; filter: everything, narrowed',
    shown: (
      <View style={LINE}>
        <CountBadge count={3} />
        <CountBadge count={120} />
        <Pill name="Bot" label="All bots" on={false} onPress={nothing} />
        <Pill name="Bot" label="Refunds" on onPress={nothing} />
      </View>
    ),
  },
];

export const AVATARS: Piece[] = [
  {
    name: 'Avatar: SLA ring, connector, operator, bot, presence',
    shown: (
      <View style={LINE}>
        <Avatar initials="LH" sla={0.17} mark={{ kind: 'connector', glyph: Globe }} />
        <Avatar initials="CR" sla={0.62} mark={{ kind: 'connector', glyph: MessageCircle }} />
        <Avatar initials="YD" sla={1} mark={{ kind: 'connector', glyph: MessageCircle }} />
        <Avatar initials="TH" size={36} mark={{ kind: 'operator', initial: 'A' }} />
        <Avatar initials="MK" size={36} mark={{ kind: 'bot' }} />
        <Avatar initials="A" size={30} of="operator" mark={{ kind: 'presence', online: true }} />
        <Avatar initials="N" size={30} of="operator" mark={{ kind: 'presence', online: false }} />
      </View>
    ),
  },
];

export const BUTTONS: Piece[] = [
  {
    name: 'Button: primary, plain, ghost; sm, md, xl; disabled',
    shown: (
      <View style={LINE}>
        <Button kind="primary" label="Keep it" size="sm" onPress={nothing} />
        <Button label="Hand back" icon={Undo} shortcut="H" size="sm" onPress={nothing} />
        <Button label="Resolve" icon={Check} onPress={nothing} />
        <Button kind="ghost" label="Cancel" onPress={nothing} />
        <Button kind="primary" label="Claim" size="xl" onPress={nothing} />
        <Button kind="primary" label="Claiming …" disabled onPress={nothing} />
        <IconButton icon={Ellipsis} label="More" onPress={nothing} />
        <IconButton icon={StickyNote} label="Note" pressed onPress={nothing} />
        <IconButton icon={ArrowUp} label="Send" solid size={24} onPress={nothing} />
      </View>
    ),
  },
];
