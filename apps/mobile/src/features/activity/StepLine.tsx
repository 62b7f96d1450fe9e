import type { ReactNode } from 'react';
import { View } from 'react-native';
import type { RunDetail, StepShown } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { durationLabel } from '../../model/duration.ts';
import { AverageBar } from '../../ui/AverageBar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { Glyph } from '../../ui/Icon.tsx';
import { AlertTriangle, Check, Play, X } from '../../ui/icons.ts';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { StuckStep } from './StuckStep.tsx';

type Props = { step: StepShown; now: number; last: boolean };

/** One step of a run: what it was, how long it took, and its average as a mark. */
export function StepLine({ step, now, last }: Props) {
  const t = useWords();
  const tookMs = Math.max(0, (step.finishedAt ?? now) - step.startedAt);
  if (step.status === 'stuck')
    return (
      <Line mark="stuck" last={last}>
        <StuckStep step={step} tookMs={tookMs} />
      </Line>
    );
  const running = step.status === 'running';
  const failed = step.status === 'failed';
  const against =
    step.averageMs === null
      ? t('run.noAverage')
      : t(
          running
            ? 'run.average'
            : tookMs > step.stuckAfterMs
              ? 'run.averageLate'
              : tookMs > step.averageMs * SLOWER
                ? 'run.averageSlower'
                : 'run.averageOnTime',
          {
            time: durationLabel(step.averageMs),
          },
        );
  return (
    <Line mark={running ? 'running' : failed ? 'failed' : 'done'} last={last}>
      <View style={{ flexDirection: 'row', gap: 12 }}>
        <Text weight="medium" style={{ flex: 1 }}>
          {step.name}
        </Text>
        <Text weight="medium" tabular color={failed ? 'warn' : 'text'}>
          {failed ? t('run.stepFailed', { time: durationLabel(tookMs) }) : durationLabel(tookMs)}
        </Text>
      </View>
      <View style={{ marginVertical: 8 }}>
        <AverageBar tookMs={tookMs} averageMs={step.averageMs} tone={running ? 'running' : 'done'} />
      </View>
      <Text size="support" color="text2">
        {against}
      </Text>
    </Line>
  );
}

/** Up to this many times its average is nothing to speak of. */
const SLOWER = 1.25;

/** A step that is still to come, with what it usually takes. */
export function UpcomingStep({ step, last }: { step: RunDetail['upcoming'][number]; last: boolean }) {
  const t = useWords();
  return (
    <Line mark={step.number} last={last}>
      <Text weight="medium">{step.name}</Text>
      {step.averageMs !== null && (
        <Text size="support" color="text2">
          {t('run.usually', { time: durationLabel(step.averageMs) })}
        </Text>
      )}
    </Line>
  );
}

type Mark = 'done' | 'running' | 'failed' | 'stuck' | number;
const GLYPH: Record<Exclude<Mark, number>, Glyph> = {
  done: Check,
  running: Play,
  failed: X,
  stuck: AlertTriangle,
};
const INK = { done: 'bot', running: 'accent', failed: 'warn', stuck: 'bg' } as const;

function Line({ mark, last, children }: { mark: Mark; last: boolean; children: ReactNode }) {
  const styles = useStyles();
  return (
    <View style={{ flexDirection: 'row', gap: 12 }}>
      <View style={{ alignItems: 'center', width: 32 }}>
        {mark === 'stuck' && <View style={styles.lead} />}
        <View style={[styles.mark, typeof mark === 'number' ? styles.upcoming : styles[mark]]}>
          {typeof mark === 'number' ? (
            <Text size="meta" weight="semibold" color="text2" tabular>
              {mark}
            </Text>
          ) : (
            <Icon of={GLYPH[mark]} size={14} color={INK[mark]} />
          )}
        </View>
        {!last && <View style={styles.thread} />}
      </View>
      <View style={{ flex: 1, paddingBottom: 20, paddingTop: mark === 'stuck' ? 0 : 4 }}>{children}</View>
    </View>
  );
}

const useStyles = themed((color) => ({
  mark: {
    width: 28,
    height: 28,
    borderRadius: 14,
    borderWidth: 1.5,
    alignItems: 'center',
    justifyContent: 'center',
  },
  done: { borderColor: color.bot, backgroundColor: color.botSoft },
  running: { borderColor: color.accent, backgroundColor: color.accentSoft },
  failed: { borderColor: color.warnSolid, backgroundColor: color.warnSoft },
  stuck: {
    borderColor: color.warnSolid,
    backgroundColor: color.warnSolid,
    boxShadow: `0 0 0 4px ${color.warnSoft}`,
  },
  upcoming: { borderColor: color.lineStrong },
  lead: { height: 14, width: 2, backgroundColor: color.line },
  thread: { flex: 1, width: 2, backgroundColor: color.line },
}));
