import { useState } from 'react';
import { View } from 'react-native';
import { Brief } from '../../ui/BriefCard.tsx';
import { BriefStrip } from '../../ui/BriefStrip.tsx';
import { ClaimBar } from '../../ui/ClaimBar.tsx';
import { Composer } from '../../ui/Composer.tsx';
import { Frown, Hand } from '../../ui/icons.ts';
import { MessageBubble } from '../../ui/MessageBubble.tsx';
import { SystemLine } from '../../ui/SystemLine.tsx';
import { TypingDots } from '../../ui/TypingDots.tsx';
import type { Piece } from './GalleryScreen.tsx';

const nothing = () => undefined;

function Writing({ wide }: { wide: boolean }) {
  const [value, setValue] = useState('');
  const [note, setNote] = useState(false);
  return (
    <View style={{ padding: 12 }}>
      <Composer
        wide={wide}
        value={value}
        onChange={setValue}
        onSend={() => setValue('')}
        label="Reply to Yusuf"
        placeholder="Reply to Yusuf, or / for canned"
        note={note}
        onNote={setNote}
      />
    </View>
  );
}

export const TALK: Piece[] = [
  {
    name: 'Messages',
    bare: true,
    shown: (
      <View style={{ gap: 6 }}>
        <MessageBubble
          kind="bot"
          name="Booking"
          text="Size 40 € kupon sunabilirim."
          time="02:08"
          tick="read"
        />
        <MessageBubble
          kind="customer"
          text="Yeter artık! Bir insanla konuşmak istiyorum."
          time="02:10"
          lang="tr"
        />
        <SystemLine text="You claimed · 02:14 · waited 4:12" />
        <MessageBubble kind="discarded" text="Kupon 12 ay geçerlidir…" />
        <MessageBubble
          kind="operator"
          name="You"
          text="Merhaba, ben Alice. IC 742 için tam iade yapıyorum."
          time="02:14"
          tick="read"
          newest
        />
        <MessageBubble
          kind="operator"
          name="You"
          text="İade bugün karta gönderildi."
          time="02:15"
          tick="delivered"
        />
        <MessageBubble kind="operator" name="You" text="Bir dakika." time="02:15" tick="sent" />
        <MessageBubble kind="operator" text="İade bugün gönderildi." kept />
        <MessageBubble kind="note" text="Refund €61.50, not a voucher." />
        <MessageBubble kind="customer" text="Teşekkürler. Ne zaman yatar?" />
        <TypingDots label="Yusuf is typing" />
      </View>
    ),
  },
  {
    name: 'Brief',
    shown: (
      <Brief
        chips={[
          { label: 'Asked for a human', glyph: Hand },
          { label: 'Angry', glyph: Frown },
        ]}
        words={{ before: 'Yeter artık! ', evidence: 'Bir insanla konuşmak istiyorum.', after: '' }}
        tried={['Size 40 € kupon sunabilirim.', 'Lütfen rezervasyon kodunuzu yazın.']}
        wait={{ label: '4:12', over: true, stopped: false }}
      />
    ),
  },
  {
    name: 'Brief, folded',
    bare: true,
    shown: <BriefStrip words="“Bir insanla konuşmak istiyorum.”" open={false} onToggle={nothing} />,
  },
  {
    name: 'Claim bar',
    shown: <ClaimBar remark="The first to claim has it." onClaim={nothing} onLater={nothing} />,
  },
  { name: 'Composer, phone', shown: <Writing wide={false} /> },
  { name: 'Composer, wide', shown: <Writing wide /> },
];
