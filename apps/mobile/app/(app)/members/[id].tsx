import { useLocalSearchParams } from 'expo-router';
import { later } from '../../../src/shell/later.tsx';
import { useWayBack } from '../../../src/shell/useBack.ts';
import { useWide } from '../../../src/shell/useWide.ts';

const MemberScreen = later(async () => (await import('../../../src/shell/late-pages.ts')).MemberScreen, {
  keep: false,
});

export default function Member() {
  const { id } = useLocalSearchParams<{ id: string }>();
  return <MemberScreen key={id} memberId={id} wide={useWide()} onBack={useWayBack('/settings')} />;
}
