import { useLocalSearchParams, useRouter } from 'expo-router';
import type { Href } from 'expo-router';
import { ConversationScreen } from '../../../src/features/conversation/ConversationScreen.tsx';
import { useConversationPieces } from '../../../src/shell/useConversationPieces.ts';
import { usePanel, useWide } from '../../../src/shell/useWide.ts';

export default function Conversation() {
  const { id } = useLocalSearchParams<{ id: string }>();
  const router = useRouter();
  const back = () => (router.canGoBack() ? router.back() : router.replace('/'));
  return (
    <ConversationScreen
      key={id}
      conversationId={id}
      wide={useWide()}
      panel={usePanel()}
      pieces={useConversationPieces()}
      onBack={back}
      onOpen={(path) => router.push(path as Href)}
    />
  );
}
