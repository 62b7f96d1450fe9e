import { later } from '../../src/shell/later.tsx';
import { useWayBack } from '../../src/shell/useBack.ts';
import { useWide } from '../../src/shell/useWide.ts';

const DefaultsScreen = later(async () => (await import('../../src/shell/late-pages.ts')).DefaultsScreen);
const PolicyCard = later(async () => (await import('../../src/shell/late-pages.ts')).PolicyCard);

export default function Defaults() {
  const wide = useWide();
  const policy = <PolicyCard path="/v1/organization/policy" layer="organization" wide={wide} />;
  return <DefaultsScreen policy={policy} wide={wide} onBack={useWayBack('/settings')} />;
}
