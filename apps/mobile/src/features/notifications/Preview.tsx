import { nextShowing } from '@baton/core';
import type { AlertKind } from '@baton/protocol';
import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { ask } from '../../live/answers.tsx';
import type { Call } from '../../live/answers.tsx';
import { reasonWords } from '../../model/reason-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import type { ColorName } from '../../ui/tokens.ts';
import { TimeStepper } from './TimeStepper.tsx';

type Verdict = 'push' | 'push_quietly' | 'hold' | 'skip';
type Answer = {
  decisions: {
    kind: AlertKind;
    verdict: Verdict;
    reason: string;
    words: string;
    subject: { id: string; name: string };
  }[];
};

const INK: Record<Verdict, ColorName> = { push: 'ok', push_quietly: 'text2', hold: 'warn', skip: 'text3' };

type Props = {
  call: Call;
  now: number;
  query: { bot?: string; workflow?: string };
  /** Whose clock is meant: that of the quiet hours, wherever the phone is now. */
  zone: string;
};

/** "What would reach me at 02:00?": the rules themselves answer, for everything that could happen. */
export function Preview({ call, now, query, zone }: Props) {
  const t = useWords();
  const styles = useStyles();
  const [time, setTime] = useState('02:00');
  const [answer, setAnswer] = useState<Answer | 'failed' | null>(null);
  const askRules = async (): Promise<void> => {
    try {
      const at = nextShowing(time, zone, now);
      setAnswer(await ask<Answer>(call, '/v1/me/alerts/preview', { ...query, at }));
    } catch (unreachable) {
      console.info('preview not reached', (unreachable as Error).name);
      setAnswer('failed');
    }
  };
  return (
    <Card style={styles.card}>
      <View style={styles.ask}>
        <TimeStepper
          label={t('alerts.previewAt')}
          time={time}
          onChange={(next) => {
            setTime(next);
            setAnswer(null);
          }}
        />
        <Button label={t('alerts.previewAsk')} onPress={() => void askRules()} />
      </View>
      {answer === 'failed' && (
        <Text size="support" color="warn" role="alert">
          {t('alerts.unreachable')}
        </Text>
      )}
      {answer !== null && answer !== 'failed' && (
        <View>
          {answer.decisions.map(({ kind, verdict, subject, ...why }) => (
            <View key={`${kind} ${subject.id}`} style={styles.line}>
              <View style={{ flex: 1 }}>
                <Text size="support" weight="medium">
                  {t(`alerts.kind.${kind}`)} · {subject.name}
                </Text>
                <Text size="meta" color="text2">
                  {reasonWords(t, why, subject.name)}
                </Text>
              </View>
              <Text size="support" weight="semibold" color={INK[verdict]}>
                {t(`alerts.verdict.${verdict}`)}
              </Text>
            </View>
          ))}
        </View>
      )}
    </Card>
  );
}

const useStyles = themed((color) => ({
  card: { paddingVertical: 14, paddingHorizontal: 16, gap: 12 },
  ask: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', gap: 8 },
  line: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    paddingVertical: 8,
    borderTopWidth: 1,
    borderColor: color.line,
  },
}));
