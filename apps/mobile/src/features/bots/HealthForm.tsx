import { useState } from 'react';
import { View } from 'react-native';
import type { BotHealthSettings, BotHealthShown } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { ask, useCall } from '../../live/answers.tsx';
import { useLive } from '../../live/live.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { LockedLine } from '../../ui/LockedLine.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Text } from '../../ui/Text.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { draftOf, readDraft } from './health-draft.ts';
import type { HealthDraft } from './health-draft.ts';

type Props = { health: BotHealthShown; onSaved: () => void };
type Standing = { kind: 'idle' } | { kind: 'busy' } | { kind: 'saved' } | { kind: 'refused'; code: string };

/** When a heartbeat is missing, what is asked, and how many signs make it better or worse. Others than admins read it. */
export function HealthForm({ health, onSaved }: Props) {
  const manages = useLive((state) => state.snapshot?.me.permissions.includes('chatbot.manage') === true);
  return (
    <Card style={{ padding: 14, gap: 14 }}>
      {manages ? <Editable health={health} onSaved={onSaved} /> : <Locked settings={health.settings} />}
    </Card>
  );
}

function Editable({ health, onSaved }: Props) {
  const t = useWords();
  const call = useCall();
  const [draft, setDraft] = useState(() => draftOf(health.settings));
  const [standing, setStanding] = useState<Standing>({ kind: 'idle' });
  const wanted = readDraft(draft);
  const change = (part: Partial<HealthDraft>) => {
    setDraft({ ...draft, ...part });
    setStanding({ kind: 'idle' });
  };
  const save = () => {
    if (!wanted) return;
    setStanding({ kind: 'busy' });
    ask(call, `/v1/bots/${health.botId}/health`, wanted, 'PATCH').then(
      () => {
        setStanding({ kind: 'saved' });
        onSaved();
      },
      (failed: unknown) =>
        setStanding({ kind: 'refused', code: failed instanceof Error ? failed.message : 'unreachable' }),
    );
  };
  return (
    <>
      <Fields draft={draft} onChange={change} />
      {standing.kind === 'refused' && (
        <Notice title={t('healthForm.refused')} code={standing.code} titleColor="warn" assertive />
      )}
      <Button
        kind="primary"
        label={t(standing.kind === 'saved' ? 'healthForm.saved' : 'healthForm.save')}
        onPress={save}
        disabled={!wanted || standing.kind === 'busy'}
      />
    </>
  );
}

type FieldsProps = { draft: HealthDraft; onChange: (part: Partial<HealthDraft>) => void };

function Fields({ draft, onChange }: FieldsProps) {
  const t = useWords();
  return (
    <>
      <TextField
        label={t('healthForm.every')}
        value={draft.every}
        onChangeText={(every) => onChange({ every })}
        inputMode="numeric"
        placeholder={t('healthForm.off')}
      />
      <UrlFields draft={draft} onChange={onChange} />
      <View style={{ flexDirection: 'row', gap: 12 }}>
        <TextField
          label={t('healthForm.downAfter')}
          value={draft.downAfter}
          onChangeText={(downAfter) => onChange({ downAfter })}
          inputMode="numeric"
        />
        <TextField
          label={t('healthForm.backAfter')}
          value={draft.backAfter}
          onChangeText={(backAfter) => onChange({ backAfter })}
          inputMode="numeric"
        />
      </View>
      <TextField
        label={t('healthForm.talkingWithin')}
        value={draft.talkingWithin}
        onChangeText={(talkingWithin) => onChange({ talkingWithin })}
        inputMode="decimal"
      />
      <View style={{ gap: 6 }}>
        <Text size="support" weight="medium" color="text2">
          {t('healthForm.escalate')}
        </Text>
        <Choice
          label={t('healthForm.escalate')}
          value={draft.escalate ? 'yes' : 'no'}
          onChange={(value) => onChange({ escalate: value === 'yes' })}
          options={[
            { value: 'yes', label: t('healthForm.call') },
            { value: 'no', label: t('healthForm.leave') },
          ]}
        />
      </View>
    </>
  );
}

/** What is asked, and how, where anything is asked. */
function UrlFields({ draft, onChange }: FieldsProps) {
  const t = useWords();
  return (
    <>
      <TextField
        label={t('healthForm.url')}
        value={draft.url}
        onChangeText={(url) => onChange({ url })}
        inputMode="url"
        autoCapitalize="none"
        placeholder="https://"
      />
      {draft.url.trim() !== '' && (
        <View style={{ flexDirection: 'row', alignItems: 'flex-end', gap: 12 }}>
          <TextField
            label={t('healthForm.checkEvery')}
            value={draft.checkEvery}
            onChangeText={(checkEvery) => onChange({ checkEvery })}
            inputMode="decimal"
          />
          <TextField
            label={t('healthForm.slowAfter')}
            value={draft.slowAfter}
            onChangeText={(slowAfter) => onChange({ slowAfter })}
            inputMode="decimal"
          />
        </View>
      )}
    </>
  );
}

function Locked({ settings }: { settings: BotHealthSettings }) {
  const t = useWords();
  const draft = draftOf(settings);
  const facts: [string, string][] = [
    [t('healthForm.every'), draft.every === '' ? t('healthForm.off') : draft.every],
    [t('healthForm.url'), draft.url === '' ? t('healthForm.off') : draft.url],
    ...(draft.url === ''
      ? []
      : ([
          [t('healthForm.checkEvery'), draft.checkEvery],
          [t('healthForm.slowAfter'), draft.slowAfter],
        ] satisfies [string, string][])),
    [t('healthForm.downAfter'), draft.downAfter],
    [t('healthForm.backAfter'), draft.backAfter],
    [t('healthForm.talkingWithin'), draft.talkingWithin],
    [t('healthForm.escalate'), t(draft.escalate ? 'healthForm.call' : 'healthForm.leave')],
  ];
  return (
    <>
      {facts.map(([name, value]) => (
        <View key={name} style={{ flexDirection: 'row', gap: 12 }}>
          <Text size="support" weight="medium" style={{ flex: 1 }}>
            {name}
          </Text>
          <Text size="support" color="text2" style={{ flexShrink: 1 }}>
            {value}
          </Text>
        </View>
      ))}
      <LockedLine words={t('healthForm.locked')} />
    </>
  );
}
