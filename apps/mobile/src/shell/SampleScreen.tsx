import { useState } from 'react';
import { ConversationScreen } from '../features/conversation/ConversationScreen.tsx';
import { QueueScreen } from '../features/queue/QueueScreen.tsx';
import { CallProvider } from '../live/answers.tsx';
import { LiveProvider } from '../live/live.tsx';
import { sampleClient, scene as sceneAt } from '../live/sample/client.ts';
import type { Scene } from '../live/sample/client.ts';
import { yusuf } from '../live/sample/night.ts';
import { ToastProvider } from '../ui/toasts.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import { useConversationPieces } from './useConversationPieces.ts';
import { Shell } from './Shell.tsx';
import { useTabs } from './useTabs.ts';
import { usePanel, useWide } from './useWide.ts';

const nobodyAnswers = () => Promise.reject(new TypeError('a sample has no server'));

/** The app at one moment of the sample night, without a server: for those who change how it looks. */
export function SampleScreen({ scene, open }: { scene: Scene; open: boolean }) {
  const [client] = useState(() => sampleClient(sceneAt(scene, Date.now())));
  return (
    <LiveProvider client={client}>
      <CallProvider call={nobodyAnswers}>
        <ToastProvider>
          <Sample start={open ? yusuf(0).id : null} />
        </ToastProvider>
      </CallProvider>
    </LiveProvider>
  );
}

function Sample({ start }: { start: string | null }) {
  const wide = useWide();
  const panel = usePanel();
  const [selected, setSelected] = useState(start);
  const pieces = useConversationPieces();
  const tabs = useTabs('queue', () => setSelected(null));
  const list = <QueueScreen wide={wide} onOpen={setSelected} {...(selected === null ? {} : { selected })} />;
  const page =
    selected === null ? null : (
      <ConversationScreen
        key={selected}
        conversationId={selected}
        wide={wide}
        panel={panel}
        pieces={pieces}
        onBack={() => setSelected(null)}
        onOpen={() => undefined}
      />
    );
  return (
    <Shell tabs={tabs} list={list} atTop={selected === null}>
      {page ?? (wide ? <NothingOpen /> : list)}
    </Shell>
  );
}
