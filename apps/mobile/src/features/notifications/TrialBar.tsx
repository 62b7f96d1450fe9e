import type { DryRunAnswer } from '@baton/protocol';
import { useEffect, useState } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { ask } from '../../live/answers.tsx';
import type { Call } from '../../live/answers.tsx';
import { dayLabel } from '../../model/age.ts';
import { Button } from '../../ui/Button.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { changesOf, pushesOf, triesNothing } from './trial.ts';
import type { Trial } from './trial.ts';

type Props = {
  call: Call;
  trial: Trial;
  query: { bot?: string; workflow?: string };
  busy: boolean;
  failed: boolean;
  onSave: () => void;
  onDrop: () => void;
};

/** What the last two weeks would have brought, while settings are tried: below them, so that it is in sight at each change. */
export function TrialBar({ call, trial, query, busy, failed, onSave, onDrop }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { bottom } = useSafeAreaInsets();
  const [open, setOpen] = useState(false);
  const answer = useDryRun(call, trial, query);
  const idle = triesNothing(trial);
  return (
    <View style={[styles.bar, { paddingBottom: 12 + bottom }]} role="region" aria-label={t('trial.now')}>
      <Text size="meta" color="text3">
        {t('trial.now')}
      </Text>
      <Text weight="medium" role="status" aria-live="polite">
        {idle
          ? t('trial.nothing')
          : answer === 'failed' || failed
            ? t('alerts.unreachable')
            : said(t, answer)}
      </Text>
      {open && answer !== null && answer !== 'failed' && <Changes answer={answer} />}
      <View style={styles.buttons}>
        {answer !== null && answer !== 'failed' && answer.changed.length > 0 && (
          <Button label={t(open ? 'trial.hide' : 'trial.which')} onPress={() => setOpen(!open)} />
        )}
        <Button label={t('trial.drop')} disabled={busy} onPress={onDrop} />
        <Button kind="primary" grow label={t('trial.save')} disabled={busy || idle} onPress={onSave} />
      </View>
    </View>
  );
}

type Answer = DryRunAnswer | 'failed' | null;

function said(t: ReturnType<typeof useWords>, answer: DryRunAnswer | null): string {
  if (answer === null) return t('trial.asking');
  const [before, after] = [pushesOf(answer.before), pushesOf(answer.after)];
  if (answer.changed.length === 0) return t('trial.same', { count: after });
  const instead = t('trial.instead', { before, after });
  const [waited, wait] = [answer.before.hold ?? 0, answer.after.hold ?? 0];
  return waited === wait ? instead : `${instead} ${t('trial.held', { before: waited, after: wait })}`;
}

/** What the rules say of the trial; the answer to an older one is let go. */
function useDryRun(call: Call, trial: Trial, query: Props['query']): Answer {
  const [answer, setAnswer] = useState<Answer>(null);
  const asked = JSON.stringify({ ...query, ...trial });
  useEffect(() => {
    let current = true;
    setAnswer(null);
    if (!triesNothing(trial))
      ask<DryRunAnswer>(call, '/v1/me/alerts/dry-run', JSON.parse(asked) as object).then(
        (next) => current && setAnswer(next),
        (unreachable: unknown) => {
          console.info('dry run not reached', (unreachable as Error).name);
          if (current) setAnswer('failed');
        },
      );
    return () => {
      current = false;
    };
  }, [call, asked, trial]);
  return answer;
}

function Changes({ answer }: { answer: DryRunAnswer }) {
  const t = useWords();
  const styles = useStyles();
  const groups = Object.entries(changesOf(answer)) as [
    keyof ReturnType<typeof changesOf>,
    DryRunAnswer['changed'],
  ][];
  return (
    <ScrollView style={styles.changes}>
      {groups
        .filter(([, rows]) => rows.length > 0)
        .map(([group, rows]) => (
          <View key={group} style={{ gap: 4, paddingBottom: 8 }}>
            <Text size="support" weight="semibold" color="text2" role="heading" aria-level={3}>
              {t(`trial.${group}`)}
            </Text>
            {rows.map(({ seq, kind, subject, at, after }) => (
              <View key={seq} style={styles.line}>
                <Text size="support" style={{ flex: 1 }}>
                  {t(`alerts.kind.${kind}`)} · {subject.name}
                </Text>
                <Text size="meta" color="text3" tabular>
                  {dayLabel(at)}
                </Text>
                <Text size="support" weight="semibold" color="text2">
                  {t(`alerts.verdict.${after}`)}
                </Text>
              </View>
            ))}
          </View>
        ))}
      {answer.changed.length >= MOST_SHOWN && (
        <Text size="meta" color="text3">
          {t('trial.more', { count: MOST_SHOWN })}
        </Text>
      )}
    </ScrollView>
  );
}

/** As many as the server tells of. */
const MOST_SHOWN = 50;

const useStyles = themed((color) => ({
  bar: {
    gap: 8,
    padding: 16,
    paddingTop: 12,
    width: '100%',
    maxWidth: 640,
    backgroundColor: color.surface,
    borderTopWidth: 1,
    borderColor: color.line,
  },
  buttons: { flexDirection: 'row', flexWrap: 'wrap', gap: 8 },
  changes: { maxHeight: 220 },
  line: { flexDirection: 'row', alignItems: 'center', gap: 12, minHeight: 28 },
}));
