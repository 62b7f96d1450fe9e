import { useState } from 'react';
import { ScrollView } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import type { Translate } from '../../i18n/words.ts';
import { useLive } from '../../live/live.tsx';
import { CONNECTOR_GLYPH } from '../../model/faces.ts';
import { Button } from '../../ui/Button.tsx';
import { OptionSheet } from '../../ui/OptionSheet.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { EVERYTHING, isNarrowed } from './filter.ts';
import type { QueueFilter } from './filter.ts';

type Props = { filter: QueueFilter; wide: boolean; onChange: (filter: QueueFilter) => void };
type Part = keyof QueueFilter;
type Option = { value: string; label: string };
const EVERY = '';

const EVERY_WORDS = {
  bot: 'queue.everyBot',
  connector: 'queue.everyConnector',
  label: 'queue.everyLabel',
} as const;

/** So many options leave nothing to choose: every conversation has one bot and one connector, but perhaps no label. */
const NO_CHOICE = { bot: 2, connector: 2, label: 1 };

const byName = (a: Option, b: Option) => a.label.localeCompare(b.label);

/** What can be chosen of a part: bots, where customers write from, labels. */
function useOptions(t: Translate): Record<Part, Option[]> {
  const bots = useLive((state) => state.snapshot?.bots);
  const labels = useLive((state) => state.snapshot?.labels);
  const every = (part: Part): Option => ({ value: EVERY, label: t(EVERY_WORDS[part]) });
  const named = (things: Record<string, { id: string; name: string }> = {}) =>
    Object.values(things)
      .map(({ id, name }) => ({ value: id, label: name }))
      .sort(byName);
  const connectors = Object.keys(CONNECTOR_GLYPH) as (keyof typeof CONNECTOR_GLYPH)[];
  return {
    bot: [every('bot'), ...named(bots)],
    connector: [
      every('connector'),
      ...connectors.map((value) => ({ value, label: t(`connector.${value}`) })).sort(byName),
    ],
    label: [every('label'), ...named(labels)],
  };
}

/** Narrows the queue to one bot, one connector, one label. What has no choice is left out. */
export function FilterRow({ filter, wide, onChange }: Props) {
  const t = useWords();
  const options = useOptions(t);
  const [asking, setAsking] = useState<Part | null>(null);
  const parts = (['bot', 'connector', 'label'] as const).filter(
    (part) => options[part].length > NO_CHOICE[part],
  );
  const done = () => setAsking(null);
  return (
    <ScrollView
      horizontal
      showsHorizontalScrollIndicator={false}
      style={{ flexGrow: 0, flexShrink: 0 }}
      contentContainerStyle={{ gap: 8, paddingHorizontal: 16, paddingVertical: 6 }}
    >
      {parts.map((part) => {
        const chosen = options[part].find(({ value }) => value === (filter[part] ?? EVERY));
        return (
          <Pill
            key={part}
            label={chosen?.label ?? ''}
            name={t(`queue.${part}`)}
            on={filter[part] !== null}
            onPress={() => setAsking(part)}
          />
        );
      })}
      {isNarrowed(filter) && (
        <Button kind="ghost" size="sm" label={t('queue.all')} onPress={() => onChange(EVERYTHING)} />
      )}
      {asking && (
        <OptionSheet
          title={t('queue.filterBy')}
          label={t(`queue.${asking}`)}
          closeLabel={t('queue.close')}
          wide={wide}
          value={filter[asking] ?? EVERY}
          options={options[asking]}
          onClose={done}
          onChoose={(value) => {
            onChange({ ...filter, [asking]: value === EVERY ? null : value });
            done();
          }}
          foot={<Button grow label={t('queue.close')} onPress={done} />}
        />
      )}
    </ScrollView>
  );
}
