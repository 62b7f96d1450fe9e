import { later } from '../../../src/shell/later.tsx';
import { useWayBack } from '../../../src/shell/useBack.ts';
import { useWide } from '../../../src/shell/useWide.ts';

const RepliesScreen = later(async () => (await import('../../../src/shell/late-pages.ts')).RepliesScreen);

export default function Replies() {
  return <RepliesScreen wide={useWide()} onBack={useWayBack('/settings')} />;
}
