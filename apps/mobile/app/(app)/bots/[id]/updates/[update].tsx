import { useLocalSearchParams, useRouter } from 'expo-router';
import { later } from '../../../../../src/shell/later.tsx';
import { useBack } from '../../../../../src/shell/useBack.ts';

const UpdateScreen = later(async () => (await import('../../../../../src/shell/late-pages.ts')).UpdateScreen);

export default function BotUpdate() {
  const { id, update } = useLocalSearchParams<{ id: string; update: string }>();
  const router = useRouter();
  return (
    <UpdateScreen
      key={update}
      botId={id}
      updateId={update}
      onBack={useBack('/activity')}
      onOpenBot={() => router.navigate(`/bots/${id}`)}
    />
  );
}
