import { useLocalSearchParams } from 'expo-router';
import { RunScreen } from '../../../../src/features/activity/RunScreen.tsx';
import { useBack } from '../../../../src/shell/useBack.ts';

export default function Run() {
  const { id } = useLocalSearchParams<{ id: string }>();
  return <RunScreen key={id} runId={id} onBack={useBack('/activity')} />;
}
