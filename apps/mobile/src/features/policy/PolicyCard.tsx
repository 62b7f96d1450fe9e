import type { ExplainedPolicy, PolicyChange, PolicyField } from '@baton/protocol';
import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useCall } from '../../live/answers.tsx';
import { Held, useKept } from '../../live/kept.tsx';
import { useLive } from '../../live/live.tsx';
import { durationLabel } from '../../model/duration.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LockedLine } from '../../ui/LockedLine.tsx';
import { OptionSheet } from '../../ui/OptionSheet.tsx';
import { Text } from '../../ui/Text.tsx';
import { GROUPS, offered, sourceOf } from './fields.ts';
import { PolicyRow } from './PolicyRow.tsx';
import { RingLadder } from './RingLadder.tsx';

export type Layer = 'bot' | 'organization';
type Props = { path: string; layer: Layer; wide: boolean };

/** When and how humans are called: what follows from it, then every value with whose word it is. Others than admins read it. */
export function PolicyCard({ path, layer, wide }: Props) {
  const kept = useKept<ExplainedPolicy, PolicyChange>(useCall(), path);
  const [open, setOpen] = useState<PolicyField | null>(null);
  const t = useWords();
  const manages = useLive((state) => state.snapshot?.me.permissions.includes('chatbot.manage') === true);
  return (
    <Held loaded={kept}>
      {(explained) => (
        <View style={{ gap: 16 }}>
          <RingLadder policy={explained.policy} />
          {GROUPS.map((group) => (
            <Group
              key={group.key}
              group={group}
              explained={explained}
              layer={layer}
              onOpen={manages ? setOpen : null}
            />
          ))}
          {!manages && <LockedLine words={t('policy.locked')} />}
          {open !== null && (
            <ValueSheet
              field={open}
              explained={explained}
              layer={layer}
              wide={wide}
              onChange={(value) => kept.change({ [open]: value })}
              onClose={() => setOpen(null)}
            />
          )}
        </View>
      )}
    </Held>
  );
}

type GroupProps = {
  group: (typeof GROUPS)[number];
  explained: ExplainedPolicy;
  layer: Layer;
  onOpen: ((field: PolicyField) => void) | null;
};

function Group({ group, explained, layer, onOpen }: GroupProps) {
  const t = useWords();
  const source = useSourceWords(explained, layer);
  const value = useValueWords();
  return (
    <View style={{ gap: 6 }}>
      <Text size="support" color="text2" role="heading" aria-level={3}>
        {t(`policy.group.${group.key}`)}
      </Text>
      <Card>
        {group.fields.map((field, n) => (
          <PolicyRow
            key={field}
            name={t(`policy.field.${field}`)}
            value={value(field, explained.policy[field])}
            source={source(field)}
            own={sourceOf(explained, field) === 'own'}
            first={n === 0}
            onOpen={onOpen && (() => onOpen(field))}
          />
        ))}
      </Card>
    </View>
  );
}

type SheetProps = Omit<GroupProps, 'group' | 'onOpen'> & {
  field: PolicyField;
  wide: boolean;
  onChange: (value: number | boolean | null) => void;
  onClose: () => void;
};

function ValueSheet({ field, explained, layer, wide, onChange, onClose }: SheetProps) {
  const t = useWords();
  const words = useValueWords();
  const source = useSourceWords(explained, layer);
  const value = explained.policy[field];
  const own = sourceOf(explained, field) === 'own';
  const inherited = words(field, explained.inherited[field]);
  return (
    <OptionSheet
      wide={wide}
      title={t(`policy.field.${field}`)}
      why={`${t(`policy.why.${field}`)} ${source(field)}.`}
      closeLabel={t('alerts.close')}
      onClose={onClose}
      label={t(`policy.field.${field}`)}
      value={value}
      options={offered(field, value).map((one) => ({ value: one, label: words(field, one) }))}
      onChoose={onChange}
      foot={
        <>
          {own && (
            <Button grow label={t('policy.reset', { value: inherited })} onPress={() => onChange(null)} />
          )}
          <Button grow kind="primary" label={t('alerts.close')} onPress={onClose} />
        </>
      }
    />
  );
}

/** `3 min`, `5 times`, `From ring 2`, `On`. */
function useValueWords() {
  const t = useWords();
  return (field: PolicyField, value: number | boolean): string => {
    if (typeof value === 'boolean') return t(value ? 'policy.on' : 'policy.off');
    if (field.endsWith('Ms')) return durationLabel(value);
    if (field === 'maxRings') return t('policy.times', { count: value });
    if (field === 'fallbackThreshold') return t('policy.answers', { count: value });
    return value === 0 ? t('policy.atOnce') : t('policy.fromRing', { ring: value });
  };
}

/** `This bot's own. Organization default: 5 min`, or where it comes from. */
function useSourceWords(explained: ExplainedPolicy, layer: Layer) {
  const t = useWords();
  const words = useValueWords();
  const above = (field: PolicyField) =>
    layer === 'bot' && explained.organization[field] !== undefined
      ? t('policy.source.organization', { value: words(field, explained.inherited[field]) })
      : t('policy.source.built_in', { value: words(field, explained.inherited[field]) });
  return (field: PolicyField): string =>
    sourceOf(explained, field) === 'own'
      ? `${t(`policy.source.own_${layer}`)}. ${above(field)}`
      : above(field);
}
