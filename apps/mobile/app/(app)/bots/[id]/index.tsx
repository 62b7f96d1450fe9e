import { useLocalSearchParams, useRouter } from 'expo-router';
import { BotScreen } from '../../../../src/features/bots/BotScreen.tsx';
import { useBack } from '../../../../src/shell/useBack.ts';

export default function Bot() {
  const { id } = useLocalSearchParams<{ id: string }>();
  const router = useRouter();
  return (
    <BotScreen
      key={id}
      botId={id}
      onBack={useBack('/bots')}
      onOpenUpdate={(updateId) => router.navigate(`/bots/${id}/updates/${updateId}`)}
    />
  );
}
