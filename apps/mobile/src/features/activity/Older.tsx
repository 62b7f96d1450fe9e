import { useState } from 'react';
import { View } from 'react-native';
import type { ActivityList } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { ask, useCall } from '../../live/answers.tsx';
import { Button } from '../../ui/Button.tsx';
import type { Filter } from './feed.ts';

type Props = { before: number; filter: Filter; onMore: (page: ActivityList) => void };

/** Fetches the page before. If that fails, the button stays. */
export function Older({ before, filter, onMore }: Props) {
  const t = useWords();
  const call = useCall();
  const [busy, setBusy] = useState(false);
  const fetchMore = () => {
    setBusy(true);
    const kind = filter === 'all' ? '' : `&kind=${filter}`;
    ask<ActivityList>(call, `/v1/activity?before=${before}${kind}`)
      .then(onMore, (failed: unknown) => console.info('no earlier activity', String(failed)))
      .finally(() => setBusy(false));
  };
  return (
    <View style={{ padding: 16, alignItems: 'flex-start' }}>
      <Button label={t('activity.older')} onPress={fetchMore} disabled={busy} />
    </View>
  );
}
