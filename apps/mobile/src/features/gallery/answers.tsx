import { useState } from 'react';
import { View } from 'react-native';
import { Button } from '../../ui/Button.tsx';
import { AlertTriangle, BellOff, CircleX } from '../../ui/icons.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { OptionSheet } from '../../ui/OptionSheet.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { Toast } from '../../ui/Toast.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { Warning } from '../../ui/Warning.tsx';
import type { Piece } from './GalleryScreen.tsx';

const nothing = () => undefined;

/** Sheets and dialogs lie over everything, so they are opened one at a time. */
function Dialogs() {
  const [open, setOpen] = useState<'sheet' | 'dialog' | 'options' | null>(null);
  const close = () => setOpen(null);
  const foot = <Button grow kind="primary" label="Done" onPress={close} />;
  const common = { closeLabel: 'Close', onClose: close, foot };
  return (
    <View style={{ flexDirection: 'row', flexWrap: 'wrap', gap: 12, padding: 16 }}>
      <Button label="Sheet" onPress={() => setOpen('sheet')} />
      <Button label="Dialog" onPress={() => setOpen('dialog')} />
      <Button label="Options" onPress={() => setOpen('options')} />
      {(open === 'sheet' || open === 'dialog') && (
        <Sheet
          {...common}
          wide={open === 'dialog'}
          title="Hand back to Booking"
          why="The bot reads what you write here."
        >
          <Text>What came of it</Text>
        </Sheet>
      )}
      {open === 'options' && (
        <OptionSheet
          {...common}
          wide={false}
          title="Loudness"
          label="Loudness"
          value="loud"
          options={[
            { value: 'quiet', label: 'Quiet', why: 'Shown, not heard.' },
            { value: 'loud', label: 'Loud', why: 'Heard, also from afar.' },
          ]}
          onChoose={nothing}
        />
      )}
    </View>
  );
}

/** What answers an act, what asks before one, and what stands in for a thing that is not there. */
export const ANSWERS: Piece[] = [
  {
    name: 'Toast: done, needs a look, with what now',
    bare: true,
    shown: (
      <View style={{ gap: 12 }}>
        <Toast kind="done" title="You have it" />
        <Toast kind="look" title="Ben took it 2 s before you" />
        <Toast
          kind="look"
          title="Could not claim"
          why="The server did not answer."
          action={{ label: 'Try again', onPress: nothing }}
        />
      </View>
    ),
  },
  { name: 'Sheet, dialog, options', shown: <Dialogs /> },
  {
    name: 'Error state: in place of the thing that failed',
    bare: true,
    shown: (
      <ErrorState
        icon={CircleX}
        title="The figures are not here"
        why="The server did not answer within 10 s."
        code="unavailable"
        action={{ label: 'Try again', onPress: nothing }}
      />
    ),
  },
  {
    name: 'Banner, that needs a look',
    bare: true,
    shown: <Banner icon={BellOff} lead="Nobody is on duty." words="Escalations ring the admins." />,
  },
  {
    name: 'Warning: alone, with a way to what mends it',
    shown: (
      <View style={{ gap: 12, padding: 16 }}>
        <Warning
          title="Nobody would hear a customer now"
          why="For 4 min. Turn on notifications on a phone."
        />
        <Warning title="Nobody can be called for Booking" why="Since 01:55." onOpen={nothing} />
      </View>
    ),
  },
  { name: 'Skeleton, one row', shown: <Skeleton at="once" rows={1} /> },
  {
    name: 'Switch: on, off, locked',
    shown: (
      <View style={{ flexDirection: 'row', gap: 16, padding: 16 }}>
        <Toggle label="On" value onChange={nothing} />
        <Toggle label="Off" value={false} onChange={nothing} />
        <Toggle label="Locked" value disabled onChange={nothing} />
        <Icon of={AlertTriangle} color="warn" />
      </View>
    ),
  },
];
