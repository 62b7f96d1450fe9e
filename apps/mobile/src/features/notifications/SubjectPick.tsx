import type { WorkflowList } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useAnswer } from '../../live/answers.tsx';
import { useLive } from '../../live/live.tsx';
import { Filters } from '../../ui/Filters.tsx';
import type { Subject } from './settings-of.ts';

const EVERYTHING = 'everything';

type Props = { subject: Subject | null; onPick: (subject: Subject | null) => void };

/** All bots and workflows, or one of them. */
export function SubjectPick({ subject, onPick }: Props) {
  const t = useWords();
  const bots = useLive((state) => state.snapshot?.bots);
  const { data } = useAnswer<WorkflowList>('/v1/workflows');
  const all: Subject[] = [
    ...Object.values(bots ?? {}).map(({ id, name }) => ({ type: 'bot' as const, id, name })),
    ...(data?.workflows ?? []).map(({ id, name }) => ({ type: 'workflow' as const, id, name })),
  ];
  return (
    <View style={{ marginHorizontal: -16 }}>
      <Filters
        label={t('alerts.which')}
        value={subject?.id ?? EVERYTHING}
        options={[
          { value: EVERYTHING, label: t('alerts.everywhere') },
          ...all.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => onPick(all.find((one) => one.id === id) ?? null)}
      />
    </View>
  );
}
