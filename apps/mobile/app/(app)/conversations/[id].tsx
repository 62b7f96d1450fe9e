import { useLocalSearchParams, useRouter } from 'expo-router';
import { ConversationScreen } from '../../../src/features/conversation/ConversationScreen.tsx';
import { useWide } from '../../../src/shell/useWide.ts';

export default function Conversation() {
  const { id } = useLocalSearchParams<{ id: string }>();
  const router = useRouter();
  const back = () => (router.canGoBack() ? router.back() : router.replace('/'));
  return <ConversationScreen key={id} conversationId={id} wide={useWide()} onBack={back} />;
}
