import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { ask, useCall } from '../../live/answers.tsx';
import { useLive } from '../../live/live.tsx';
import { durationLabel } from '../../model/duration.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LockedLine } from '../../ui/LockedLine.tsx';
import { OptionSheet } from '../../ui/OptionSheet.tsx';
import { Text } from '../../ui/Text.tsx';

const MINUTE = 60_000;
const OFFERED = [1, 2, 5, 10, 15, 30, 60, 120, 480, 1440].map((minutes) => minutes * MINUTE);

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
  const call = useCall();
  const manages = useLive((state) => state.snapshot?.me.permissions.includes('chatbot.manage') === true);
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const save = (stuckAfterMs: number | null) => {
    setFailed(false);
    ask(call, path, { stuckAfterMs }, method).then(onSaved, (refused: unknown) => {
      console.info('limit not saved', (refused as Error).message);
      setFailed(true);
    });
  };
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
          {t('bots.form.refused')}
        </Text>
      )}
      {open && (
        <LimitSheet
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

type SheetProps = Pick<Props, 'limitMs' | 'source' | 'reset' | 'wide'> & {
  onChoose: (limitMs: number | null) => void;
  onClose: () => void;
};

function LimitSheet({ limitMs, source, reset, wide, onChoose, onClose }: SheetProps) {
  const t = useWords();
  const offers = [...new Set([...OFFERED, limitMs])].sort((a, b) => a - b);
  return (
    <OptionSheet
      wide={wide}
      title={t('workflows.limit')}
      why={source}
      closeLabel={t('alerts.close')}
      onClose={onClose}
      label={t('workflows.limit')}
      value={limitMs}
      options={offers.map((value) => ({ value, label: durationLabel(value) }))}
      onChoose={onChoose}
      foot={
        <>
          {reset !== null && (
            <Button
              grow
              label={t('policy.reset', { value: durationLabel(reset) })}
              onPress={() => onChoose(null)}
            />
          )}
          <Button grow kind="primary" label={t('alerts.close')} onPress={onClose} />
        </>
      }
    />
  );
}
