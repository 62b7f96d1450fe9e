import { Text } from '../../src/ui/Text.tsx';

export default function Home() {
  return <Text>Baton</Text>;
}
