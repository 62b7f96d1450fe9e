import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useCall } from '../../live/answers.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { dayLabel, secondLabel } from '../../model/age.ts';
import { secondsLabel } from '../../model/duration.ts';
import type { PushPort } from '../../push/contract.ts';
import type { Check, Diagnosis } from '../../push/diagnosis.ts';
import { useDoctor } from '../../push/useDoctor.ts';
import type { Test } from '../../push/useDoctor.ts';
import type { PushState } from '../../push/usePush.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { AlertTriangle, BellOff, BellRing, Check as Tick, CircleHelp } from '../../ui/icons.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';

const VERDICT = {
  yes: { icon: BellRing, color: 'ok' },
  no: { icon: BellOff, color: 'warn' },
  unsure: { icon: CircleHelp, color: 'text2' },
} as const;
const MARK = {
  well: { icon: Tick, color: 'ok' },
  unwell: { icon: AlertTriangle, color: 'warn' },
  unknown: { icon: CircleHelp, color: 'text2' },
} as const;

type Props = {
  port?: PushPort;
  /** What turns notifications on; `null` where a tap cannot. */
  off: Pick<PushState, 'busy' | 'failed' | 'turnOn'> | null;
  onBack: () => void;
};

/** Whether this device can wake its owner: yes or no, why, and what to do. */
export function DoctorScreen({ port, off, onBack }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const { diagnosis, address, test, look, run } = useDoctor(useCall(), port);
  const ready = diagnosis?.checks.find(({ name }) => name === 'permission')?.state === 'well';
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('settings.notifications')}
        title={t('doctor.title')}
        back={t('alerts.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      <ScrollView contentContainerStyle={styles.body}>
        {diagnosis === null ? (
          <Skeleton rows={5} />
        ) : (
          <>
            <Verdict wakes={diagnosis.wakes} />
            {off && <TurnOn {...off} />}
            <Section title={t('doctor.checks')}>
              <Card>
                {diagnosis.checks.map((check, n) => (
                  <CheckRow key={check.name} check={check} address={address} first={n === 0} />
                ))}
              </Card>
            </Section>
            <Section title={t('doctor.test')}>
              <Card style={styles.card}>
                <Text size="support" color="text2">
                  {t(ready ? 'doctor.testWhy' : 'doctor.testOff')}
                </Text>
                {test && <TestResult test={test} />}
                <View style={styles.acts}>
                  <Button
                    kind="primary"
                    grow
                    label={t(test?.state === 'waiting' ? 'doctor.testing' : 'push.test')}
                    disabled={!ready || test?.state === 'waiting'}
                    onPress={run}
                  />
                  <Button grow label={t('doctor.again')} onPress={look} />
                </View>
              </Card>
            </Section>
          </>
        )}
      </ScrollView>
    </View>
  );
}

function TurnOn({ busy, failed, turnOn }: NonNullable<Props['off']>) {
  const t = useWords();
  return (
    <View style={{ gap: 8 }}>
      <Button
        kind="primary"
        disabled={busy}
        label={t(busy ? 'settings.checking' : 'settings.turnOn')}
        onPress={turnOn}
      />
      {failed !== null && (
        <Text size="support" color="warn" role="alert">
          {t('settings.failedWhy', { why: failed })}
        </Text>
      )}
    </View>
  );
}

function Verdict({ wakes }: { wakes: Diagnosis['wakes'] }) {
  const t = useWords();
  const styles = useStyles();
  const { icon, color } = VERDICT[wakes];
  return (
    <Card style={[styles.card, styles.line]} role="status">
      <Icon of={icon} size={28} color={color} />
      <View style={{ flex: 1, gap: 2 }}>
        <Text size="card" role="heading" aria-level={2}>
          {t(`doctor.wakes.${wakes}`)}
        </Text>
        <Text size="support" color="text2">
          {t(`doctor.wakesWhy.${wakes}`)}
        </Text>
      </View>
    </Card>
  );
}

function CheckRow({ check, address, first }: { check: Check; address: string | null; first: boolean }) {
  const t = useWords();
  const styles = useStyles();
  const { icon, color } = MARK[check.state];
  const time = check.at === null ? '' : dayLabel(check.at);
  return (
    <View style={[styles.check, !first && styles.hair]}>
      <Icon of={icon} size={18} color={color} />
      <View style={{ flex: 1, gap: 2 }}>
        <Text weight="medium">{t(`doctor.name.${check.name}`)}</Text>
        <Text size="support" color={check.state === 'unwell' ? 'text' : 'text2'}>
          {t(`doctor.note.${check.name}.${check.note}`, {
            time,
            address: address ?? '',
            defaultValue: check.note,
          })}
        </Text>
      </View>
    </View>
  );
}

/** How far the test has come, and how long it took. */
function TestResult({ test: { ledger, state, rangMs } }: { test: Test }) {
  const t = useWords();
  return (
    <View style={{ gap: 6 }} role="status" aria-live="polite">
      <Text weight="semibold" color={state === 'arrived' ? 'ok' : state === 'waiting' ? 'text' : 'warn'}>
        {t(`doctor.result.${state}`, { seconds: secondsLabel(rangMs ?? 0) })}
      </Text>
      {ledger.map(({ at, what, detail }) => (
        <View key={`${at} ${what}`} style={{ flexDirection: 'row', gap: 12 }}>
          <Text size="meta" color="text3" tabular>
            {secondLabel(at)}
          </Text>
          <Text size="meta" style={{ flex: 1 }}>
            {t(`told.state.${what}`, { defaultValue: what })}
            {detail !== null && ` · ${detail}`}
          </Text>
        </View>
      ))}
    </View>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 4, gap: 24, maxWidth: 640, width: '100%', paddingBottom: 48 },
  card: { paddingVertical: 14, paddingHorizontal: 16, gap: 12 },
  line: { flexDirection: 'row', alignItems: 'center' },
  check: { flexDirection: 'row', gap: 12, paddingVertical: 12, paddingHorizontal: 16 },
  hair: { borderTopWidth: 1, borderColor: color.line },
  acts: { flexDirection: 'row', gap: 8 },
}));
