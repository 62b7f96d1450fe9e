import { useState } from 'react';
import { ScrollView, View } from 'react-native';
import type { EventDecisions } from '@baton/protocol';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useAnswer } from '../../live/answers.tsx';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { timeLabel } from '../../model/age.ts';
import { reasonWords } from '../../model/reason-words.ts';
import { tuningPath } from '../../model/tuning.ts';
import type { MemberPath } from '../../model/tuning.ts';
import { Card } from '../../ui/Card.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ChevronDown } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import type { ColorName } from '../../ui/tokens.ts';
import { Touchable } from '../../ui/Touchable.tsx';
import { WayLine } from '../../ui/WayLine.tsx';
import { PushLedger } from './PushLedger.tsx';

type Decision = EventDecisions['decisions'][number];
const INK: Record<Decision['verdict'], ColorName> = {
  push: 'ok',
  push_quietly: 'text2',
  hold: 'warn',
  skip: 'text3',
};

type Told = [Decision, ...Decision[]];

/** Who was told, by the reason, those whom it reached first. */
function reasonsOf(decisions: readonly Decision[]): Told[] {
  const order = Object.keys(INK);
  return [...Map.groupBy(decisions, ({ verdict, reason }) => `${verdict} ${reason}`).values()]
    .map((told) => told as Told)
    .sort(([a], [b]) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
}

type Props = {
  seq: number;
  onBack: () => void;
  /** The page on what reaches a member. */
  onOpen: (path: MemberPath) => void;
};

/** Every member's decision about one event, with its reason, and what became of each push. */
export function AlertScreen({ seq, onBack, onOpen }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const { data, code } = useAnswer<EventDecisions>(`/v1/alerts/${seq}/decisions`);
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('told.title')}
        title={data ? t(`alerts.kind.${data.kind}`) : t('told.title')}
        under={data ? `${data.subject.name}, ${timeLabel(data.at)}` : undefined}
        back={t('told.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      <ScrollView contentContainerStyle={styles.body}>
        {data === null && code === null && <Skeleton />}
        {data === null && code !== null && <Notice title={t('told.missing')} code={code} titleColor="warn" />}
        {data &&
          reasonsOf(data.decisions).map((told) => (
            <ReasonCard
              key={`${told[0].verdict} ${told[0].reason}`}
              told={told}
              subject={data.subject.name}
              onOpen={onOpen}
            />
          ))}
      </ScrollView>
    </View>
  );
}

/** Those who were told for one reason, or were not, and what became of each push. */
function ReasonCard({ told, subject, onOpen }: { told: Told; subject: string } & Pick<Props, 'onOpen'>) {
  const t = useWords();
  const styles = useStyles();
  const { verdict } = told[0];
  return (
    <Card style={styles.card}>
      <View style={styles.head}>
        <Text size="support" color="text2" style={{ flex: 1 }}>
          {reasonWords(t, told[0], subject)}
        </Text>
        <Text size="support" weight="semibold" color={INK[verdict]}>
          {t(`alerts.verdict.${verdict}`)}
        </Text>
      </View>
      {told.map(({ member, round, deliveries }) => (
        <View key={`${member.memberId} ${round}`} style={styles.member}>
          <Name member={member} alone={deliveries.length === 0} onOpen={onOpen} />
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} />
          ))}
        </View>
      ))}
    </Card>
  );
}

type NameProps = Pick<Decision, 'member'> & {
  /** Nothing of theirs stands below. */
  alone: boolean;
} & Pick<Props, 'onOpen'>;

/** Who it is; for an admin the way to what reaches them. */
function Name({ member, alone, onOpen }: NameProps) {
  const t = useWords();
  const styles = useStyles();
  const path = useLive(({ snapshot }) => snapshot && tuningPath(snapshot, member.memberId));
  return (
    <WayLine
      label={t('theirs.title', { name: member.name })}
      onPress={path && (() => onOpen(path))}
      style={[styles.name, alone && styles.alone, path !== null && styles.way]}
    >
      <Text theirs weight="semibold" style={{ flex: 1 }}>
        {member.name}
      </Text>
    </WayLine>
  );
}

/** One device of theirs, and how far the push came; opened, the whole ledger. */
function DeliveryRow({ delivery: { id, device, state } }: { delivery: Decision['deliveries'][number] }) {
  const t = useWords();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const word = t(`told.state.${state}`, { defaultValue: state });
  return (
    <View>
      <Touchable
        role="button"
        aria-expanded={open}
        aria-label={`${device}, ${word}`}
        onPress={() => setOpen(!open)}
        style={styles.device}
        active={({ hovered }) => hovered && styles.hovered}
      >
        <Text theirs size="support" style={{ flex: 1 }}>
          {device}
        </Text>
        <Text size="support" color="text2">
          {word}
        </Text>
        <View style={open && styles.turned}>
          <Icon of={ChevronDown} size={16} color="text3" />
        </View>
      </Touchable>
      {open && <PushLedger id={id} />}
    </View>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, gap: 12, maxWidth: 640, width: '100%' },
  card: { paddingTop: 12, paddingHorizontal: 16 },
  head: { flexDirection: 'row', alignItems: 'baseline', gap: 12, paddingBottom: 12 },
  member: { borderTopWidth: 1, borderColor: color.line },
  name: { flexDirection: 'row', alignItems: 'center', paddingTop: 10 },
  alone: { paddingBottom: 10 },
  way: { minHeight: 44, paddingTop: 0, paddingBottom: 0 },
  device: { flexDirection: 'row', alignItems: 'center', gap: 8, minHeight: 44 },
  turned: { transform: [{ rotate: '180deg' }] },
  hovered: { backgroundColor: color.bg },
}));
