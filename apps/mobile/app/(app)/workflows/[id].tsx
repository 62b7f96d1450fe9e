import { useLocalSearchParams, useRouter } from 'expo-router';
import { later } from '../../../src/shell/later.tsx';
import { useWayBack } from '../../../src/shell/useBack.ts';
import { useWide } from '../../../src/shell/useWide.ts';

const WorkflowScreen = later(async () => (await import('../../../src/shell/late-pages.ts')).WorkflowScreen);

export default function Workflow() {
  const router = useRouter();
  const { id } = useLocalSearchParams<{ id: string }>();
  return (
    <WorkflowScreen
      workflowId={id}
      wide={useWide()}
      onBack={useWayBack('/workflows')}
      onOpenRun={(run) => router.push(`/workflows/runs/${run}`)}
    />
  );
}
