import { useLocalSearchParams, useRouter } from 'expo-router';
import { UpdateScreen } from '../../../../../src/features/bots/UpdateScreen.tsx';
import { useBack } from '../../../../../src/shell/useBack.ts';

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
