import type { WorkflowDetail } from '@baton/protocol';
import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { durationLabel } from '../../model/duration.ts';
import { Button } from '../../ui/Button.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import { LimitSheet } from './LimitSheet.tsx';
import { useLimit } from './useLimit.ts';

type Props = {
  step: WorkflowDetail['steps'][number];
  workflow: WorkflowDetail;
  wide: boolean;
  onSaved: () => void;
};

/** The limit of one step: its own, or the one it inherits, and the way back to that. Others than admins read it. */
export function StepLimit({ step: { name, limitMs: own, averageMs }, workflow, wide, onSaved }: Props) {
  const t = useWords();
  const styles = useStyles();
  const path = `/v1/workflows/${workflow.workflow.id}/step-limit`;
  const { manages, failed, save } = useLimit({ path, method: 'PUT', step: name }, onSaved);
  const [open, setOpen] = useState(false);
  const inherited = durationLabel(workflow.limitMs);
  const limitMs = own ?? workflow.limitMs;
  const value = durationLabel(limitMs);
  const source = t(own === null ? 'workflows.stepInherits' : 'workflows.stepOwn', { value: inherited });
  const inside = (
    <>
      <View style={{ flex: 1, gap: 2 }}>
        <Text size="support" weight="medium">
          {t('workflows.stepLimit')}
        </Text>
        <Text size="meta" color="text3">
          {source}
        </Text>
      </View>
      <View style={manages && styles.value}>
        <Text size="support" weight="semibold" color={own === null ? 'text2' : 'accent'} tabular>
          {value}
        </Text>
      </View>
    </>
  );
  return (
    <View style={styles.limit}>
      {manages ? (
        <Touchable
          aria-label={t('policy.tune', { what: t('workflows.limitOfStep', { step: name }), value })}
          onPress={() => setOpen(true)}
          style={styles.line}
          active={({ hovered }) => hovered && styles.hovered}
        >
          {inside}
        </Touchable>
      ) : (
        <View style={styles.line}>{inside}</View>
      )}
      {manages && own !== null && (
        <View style={styles.back}>
          <Button size="sm" label={t('policy.reset', { value: inherited })} onPress={() => save(null)} />
        </View>
      )}
      {failed && (
        <Text size="support" color="warn" role="alert">
          {t('healthForm.refused')}
        </Text>
      )}
      {open && (
        <LimitSheet
          title={t('workflows.limitOfStep', { step: name })}
          source={averageMs === null ? source : t('workflows.historyRules')}
          limitMs={limitMs}
          reset={own === null ? null : workflow.limitMs}
          wide={wide}
          onChoose={save}
          onClose={() => setOpen(false)}
        />
      )}
    </View>
  );
}

const useStyles = themed((color) => ({
  limit: { alignItems: 'stretch', gap: 4 },
  line: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 44,
    paddingHorizontal: 8,
    marginHorizontal: -8,
    borderRadius: 8,
  },
  value: {
    minHeight: 32,
    paddingHorizontal: 11,
    justifyContent: 'center',
    borderWidth: 1,
    borderColor: color.line,
    borderRadius: 8,
  },
  back: { alignItems: 'flex-start', marginBottom: 4 },
  hovered: { backgroundColor: color.sunken },
}));
