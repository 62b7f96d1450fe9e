import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { durationLabel } from '../../model/duration.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LockedLine } from '../../ui/LockedLine.tsx';
import { Text } from '../../ui/Text.tsx';
import { LimitSheet } from './LimitSheet.tsx';
import { useLimit } from './useLimit.ts';

type Props = {
  path: string;
  method: 'PUT' | 'PATCH';
  limitMs: number;
  /** Whose word the limit is. */
  source: string;
  /** What would count without an own limit, in milliseconds; `null` where there is nothing to go back to. */
  reset: number | null;
  wide: boolean;
  onSaved: () => void;
};

/** After how long a step without enough history is stuck. Others than admins read it. */
export function LimitCard({ path, method, limitMs, source, reset, wide, onSaved }: Props) {
  const t = useWords();
  const { manages, failed, save } = useLimit({ path, method }, onSaved);
  const [open, setOpen] = useState(false);
  return (
    <Card style={{ padding: 16, gap: 8 }}>
      <View style={{ flexDirection: 'row', alignItems: 'center', gap: 12 }}>
        <View style={{ flex: 1, gap: 2 }}>
          <Text weight="medium">{t('workflows.limit')}</Text>
          <Text size="meta" color="text3">
            {source}
          </Text>
        </View>
        {manages ? (
          <Button size="bar" label={durationLabel(limitMs)} onPress={() => setOpen(true)} />
        ) : (
          <Text weight="semibold" color="text2" tabular>
            {durationLabel(limitMs)}
          </Text>
        )}
      </View>
      {!manages && <LockedLine words={t('policy.locked')} />}
      {failed && (
        <Text size="support" color="warn" role="alert">
          {t('healthForm.refused')}
        </Text>
      )}
      {open && (
        <LimitSheet
          title={t('workflows.limit')}
          limitMs={limitMs}
          source={source}
          reset={reset}
          wide={wide}
          onChoose={save}
          onClose={() => setOpen(false)}
        />
      )}
    </Card>
  );
}
