import { useLocalSearchParams, useRouter } from 'expo-router';
import { later } from '../../../../src/shell/later.tsx';
import { useBack } from '../../../../src/shell/useBack.ts';
import { useWide } from '../../../../src/shell/useWide.ts';

const BotScreen = later(async () => (await import('../../../../src/shell/late-pages.ts')).BotScreen);
const BotPolicy = later(async () => (await import('../../../../src/shell/late-pages.ts')).BotPolicy);

export default function Bot() {
  const { id } = useLocalSearchParams<{ id: string }>();
  const router = useRouter();
  return (
    <BotScreen
      key={id}
      botId={id}
      policy={<BotPolicy botId={id} wide={useWide()} onOpen={(path) => router.push(path)} />}
      onBack={useBack('/bots')}
      onOpenUpdate={(updateId) => router.navigate(`/bots/${id}/updates/${updateId}`)}
    />
  );
}
