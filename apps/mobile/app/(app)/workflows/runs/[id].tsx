import { useLocalSearchParams, useRouter } from 'expo-router';
import { RunScreen } from '../../../../src/features/activity/RunScreen.tsx';
import { useBack } from '../../../../src/shell/useBack.ts';

export default function Run() {
  const { id } = useLocalSearchParams<{ id: string }>();
  const router = useRouter();
  return (
    <RunScreen
      key={id}
      runId={id}
      onBack={useBack('/activity')}
      onOpenWorkflow={(workflowId) => router.push(`/workflows/${workflowId}`)}
    />
  );
}
