import { useRouter } from 'expo-router';
import { later } from '../../../src/shell/later.tsx';
import { useWayBack } from '../../../src/shell/useBack.ts';
import { useWide } from '../../../src/shell/useWide.ts';

const WorkflowsScreen = later(async () => (await import('../../../src/shell/late-pages.ts')).WorkflowsScreen);

export default function Workflows() {
  const router = useRouter();
  return (
    <WorkflowsScreen
      wide={useWide()}
      onBack={useWayBack('/settings')}
      onOpen={(id) => router.push(`/workflows/${id}`)}
    />
  );
}
