import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Plus, X } from '../../../ui/icons.ts';
import { Sheet } from '../../../ui/Sheet.tsx';
import { Text } from '../../../ui/Text.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { HandedBack } from '../useActs.ts';

type Fact = { key: number; name: string; value: string };
type Props = {
  bot: string;
  wide: boolean;
  busy: boolean;
  onClose: () => void;
  onConfirm: (done: HandedBack) => void;
};

/** What the bot should know when it goes on. All of it may stay empty: handing back is one more tap. */
export function HandBackSheet({ bot, wide, busy, onClose, onConfirm }: Props) {
  const t = useWords();
  const [outcome, setOutcome] = useState('');
  const [facts, setFacts] = useState<Fact[]>([]);
  const change = (key: number, part: Partial<Fact>) =>
    setFacts(facts.map((fact) => (fact.key === key ? { ...fact, ...part } : fact)));
  return (
    <Sheet
      title={t('handBack.title', { bot })}
      why={t('handBack.why')}
      closeLabel={t('handBack.cancel')}
      wide={wide}
      onClose={onClose}
      foot={
        <>
          <Button
            kind="primary"
            grow
            disabled={busy}
            label={t('handBack.confirm')}
            onPress={() => onConfirm({ outcome: outcome.trim(), facts: kept(facts) })}
          />
          <Button label={t('handBack.keep')} onPress={onClose} />
        </>
      }
    >
      <TextField
        label={t('handBack.outcome')}
        placeholder={t('handBack.outcomeHint')}
        value={outcome}
        onChangeText={setOutcome}
        multiline
        maxLength={2000}
        autoFocus
      />
      <View style={{ gap: 8 }}>
        <Text size="support" weight="medium" color="text2">
          {t('handBack.facts')}
        </Text>
        {facts.map((fact) => (
          <FactRow
            key={fact.key}
            fact={fact}
            onChange={(part) => change(fact.key, part)}
            onRemove={() => setFacts(facts.filter(({ key }) => key !== fact.key))}
          />
        ))}
        <View style={{ alignSelf: 'flex-start' }}>
          <Button
            size="sm"
            icon={Plus}
            label={t('handBack.addFact')}
            onPress={() => setFacts([...facts, { key: (facts.at(-1)?.key ?? 0) + 1, name: '', value: '' }])}
          />
        </View>
      </View>
    </Sheet>
  );
}

type RowProps = { fact: Fact; onChange: (part: Partial<Fact>) => void; onRemove: () => void };

function FactRow({ fact, onChange, onRemove }: RowProps) {
  const t = useWords();
  return (
    <View style={{ flexDirection: 'row', gap: 8, alignItems: 'center' }}>
      <TextField
        hideLabel
        label={t('handBack.factName')}
        placeholder={t('handBack.factName')}
        value={fact.name}
        maxLength={60}
        onChangeText={(name) => onChange({ name })}
      />
      <TextField
        hideLabel
        label={t('handBack.factValue')}
        placeholder={t('handBack.factValue')}
        value={fact.value}
        maxLength={500}
        onChangeText={(value) => onChange({ value })}
      />
      <IconButton icon={X} width={32} label={t('handBack.removeFact')} onPress={onRemove} />
    </View>
  );
}

const kept = (facts: readonly Fact[]): Record<string, string> =>
  Object.fromEntries(
    facts
      .map(({ name, value }) => [name.trim(), value.trim()] as const)
      .filter(([name, value]) => name !== '' && value !== ''),
  );
