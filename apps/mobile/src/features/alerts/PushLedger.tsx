import { useState } from 'react';
import { View } from 'react-native';
import type { PushShown } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { ask, useAnswer, useCall } from '../../live/answers.tsx';
import { secondLabel } from '../../model/age.ts';
import { reasonWords } from '../../model/reason-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';

/** "No more “Tool linked” of this bot": the server's label, in the member's language. */
function silenceWords(t: ReturnType<typeof useWords>, silence: NonNullable<PushShown['silence']>): string {
  const [kind] = Object.keys(silence.change.kinds ?? {});
  if (kind === undefined) return silence.label;
  const what = t(`alerts.kind.${kind}`, { defaultValue: kind });
  return t(silence.query.bot === undefined ? 'told.silenceWorkflow' : 'told.silenceBot', { what });
}

/** Why it came: by what was decided, or by what kind of push it is. */
function whyWords(t: ReturnType<typeof useWords>, { reason, subject, kind, why, tells }: PushShown): string {
  return reason === null || tells.length > 0
    ? t(`pushes.why.${kind}`, { defaultValue: why })
    : reasonWords(t, { reason, words: why }, subject ?? '');
}

/** What became of one push, asked for when it is opened. */
export function PushLedger({ id }: { id: string }) {
  const t = useWords();
  const { data, code } = useAnswer<PushShown>(`/v1/pushes/${id}`);
  if (data === null)
    return code === null ? null : <Notice title={t('told.missing')} code={code} titleColor="warn" />;
  return <Ledger push={data} />;
}

/** One push from the decision to the thumb: its ledger, why it came, and the one tap that keeps such pushes away. */
export function Ledger({ push }: { push: PushShown }) {
  const t = useWords();
  const styles = useStyles();
  const call = useCall();
  const [silenced, setSilenced] = useState<'asking' | 'done' | 'failed' | null>(null);
  const { silence } = push;
  const keepAway = async (): Promise<void> => {
    if (!silence) return;
    setSilenced('asking');
    const query = new URLSearchParams(silence.query as Record<string, string>).toString();
    try {
      await ask(call, `/v1/me/alerts${query && `?${query}`}`, silence.change, 'PATCH');
      setSilenced('done');
    } catch (refused) {
      console.info('not silenced', (refused as Error).message);
      setSilenced('failed');
    }
  };
  return (
    <View style={styles.ledger}>
      <Text size="support">{whyWords(t, push)}</Text>
      {push.tells.map(({ kind, subject, reason, why }, place) => (
        <View key={place} style={styles.told}>
          <Text size="meta" weight="semibold">
            {[subject, t(`alerts.kind.${kind}`, { defaultValue: kind })].join(' · ')}
          </Text>
          <Text size="meta" color="text2">
            {reasonWords(t, { reason, words: why }, subject)}
          </Text>
        </View>
      ))}
      {push.ledger.map(({ at, what, detail }) => (
        <View key={`${at} ${what}`} style={styles.line}>
          <Text size="meta" color="text3" tabular>
            {secondLabel(at)}
          </Text>
          <Text size="meta" style={{ flex: 1 }}>
            {t(`told.state.${what}`, { defaultValue: what })}
            {detail !== null && ` · ${detail}`}
          </Text>
        </View>
      ))}
      {silence && silenced !== 'done' && (
        <Button
          size="sm"
          label={silenceWords(t, silence)}
          disabled={silenced === 'asking'}
          onPress={() => void keepAway()}
        />
      )}
      {silenced === 'done' && (
        <Text size="support" color="ok" role="status">
          {t('told.silenced')}
        </Text>
      )}
      {silenced === 'failed' && (
        <Text size="support" color="warn" role="alert">
          {t('alerts.unreachable')}
        </Text>
      )}
    </View>
  );
}

const useStyles = themed((color) => ({
  ledger: { gap: 6, padding: 12, borderRadius: 8, backgroundColor: color.sunken, alignItems: 'flex-start' },
  told: { alignSelf: 'stretch' },
  line: { flexDirection: 'row', gap: 12, alignSelf: 'stretch' },
}));
