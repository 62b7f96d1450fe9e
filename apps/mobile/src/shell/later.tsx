import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import { View } from 'react-native';
import { useRouter } from 'expo-router';
import { useWords } from '../i18n/i18n.ts';
import { whenIdle } from '../platform/idle';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { WifiOff } from '../ui/icons.ts';
import { Skeleton } from '../ui/Skeleton.tsx';

type Load = () => Promise<unknown>;
const warm = new Set<Load>();

/**
 * A page in a file of its own, for what is not needed at once. `keepPages` fetches it before anybody asks, so that it opens offline;
 * `keep: false` is for pages that operators never see.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { keep = true }: { keep?: boolean } = {},
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  const fetchPage = async () => {
    loaded ??= await load();
    return loaded;
  };
  if (keep) warm.add(fetchPage);
  return function Later(props: Props) {
    const [page, setPage] = useState<{ Page: ComponentType<Props> | null; missing: boolean }>(() => ({
      Page: loaded,
      missing: false,
    }));
    const [tries, setTries] = useState(0);
    useEffect(() => {
      if (loaded) return setPage({ Page: loaded, missing: false });
      let left = false;
      fetchPage().then(
        (Page) => !left && setPage({ Page, missing: false }),
        (unreachable: unknown) => {
          console.info('page not fetched', (unreachable as Error).name);
          if (!left) setPage({ Page: null, missing: true });
        },
      );
      return () => {
        left = true;
      };
    }, [tries]);
    const { Page, missing } = page;
    if (Page) return <Page {...props} />;
    const again = () => {
      setPage({ Page: null, missing: false });
      setTries(tries + 1);
    };
    return missing ? <NotHere onAgain={again} /> : <Skeleton rows={4} />;
  };
}

/** Fetches all pages once the app has nothing better to do; on the web the service worker keeps what was fetched. */
export const keepPages = (): (() => void) =>
  whenIdle(() => {
    for (const fetchPage of warm)
      fetchPage().catch((unreachable: unknown) => console.info('page not kept', (unreachable as Error).name));
  });

/** The page was never fetched, and cannot be now. */
function NotHere({ onAgain }: { onAgain: () => void }) {
  const t = useWords();
  const router = useRouter();
  const back = () => (router.canGoBack() ? router.back() : router.replace('/'));
  return (
    <EmptyState icon={WifiOff} title={t('later.title')} words={t('later.why')}>
      <View style={{ flexDirection: 'row', gap: 12 }}>
        <Button label={t('later.back')} onPress={back} />
        <Button kind="primary" label={t('later.again')} onPress={onAgain} />
      </View>
    </EmptyState>
  );
}
