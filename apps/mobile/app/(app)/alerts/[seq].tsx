import { useLocalSearchParams, useRouter } from 'expo-router';
import { later } from '../../../src/shell/later.tsx';
import { useWayBack } from '../../../src/shell/useBack.ts';

const AlertScreen = later(async () => (await import('../../../src/shell/late-pages.ts')).AlertScreen);

export default function Alert() {
  const { seq } = useLocalSearchParams<{ seq: string }>();
  const router = useRouter();
  return (
    <AlertScreen seq={Number(seq)} onBack={useWayBack('/alerts')} onOpen={(path) => router.push(path)} />
  );
}
