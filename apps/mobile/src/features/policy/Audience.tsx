import type { BotAudience } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useAnswer } from '../../live/answers.tsx';
import { useNow } from '../../live/clock.ts';
import { useLive } from '../../live/live.tsx';
import { durationLabel } from '../../model/duration.ts';
import { initialOf } from '../../model/person.ts';
import { reasonWords } from '../../model/reason-words.ts';
import { tuningPath } from '../../model/tuning.ts';
import type { MemberPath } from '../../model/tuning.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Card } from '../../ui/Card.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Warning } from '../../ui/Warning.tsx';
import { WayLine } from '../../ui/WayLine.tsx';

const LAST = 1000;

type Props = {
  botId: string;
  /** The page on what reaches a member. */
  onOpen: (path: MemberPath) => void;
};

/** Who would be called now for a customer of this bot, from which ring on, and why others would not. */
export function Audience({ botId, onOpen }: Props) {
  const t = useWords();
  const bot = useLive((state) => state.snapshot?.bots[botId]?.name ?? '');
  const { data, code } = useAnswer<BotAudience>(`/v1/bots/${botId}/audience`);
  if (data === null)
    return code === null ? (
      <Skeleton />
    ) : (
      <Notice title={t('audience.missing')} code={code} titleColor="warn" />
    );
  const members = data.members.toSorted((a, b) => (a.ring ?? LAST) - (b.ring ?? LAST));
  return (
    <View style={{ gap: 8 }}>
      {data.reachable === 0 && (
        <Nobody since={data.since} later={members.some(({ ring }) => ring !== null)} />
      )}
      <Card>
        {members.map((heard, n) => (
          <Hearer key={heard.member.memberId} heard={heard} bot={bot} first={n === 0} onOpen={onOpen} />
        ))}
      </Card>
    </View>
  );
}

/** The next customer of this bot would wait for nobody. */
function Nobody({ since, later }: { since: number | null; later: boolean }) {
  const t = useWords();
  const now = useNow();
  const rings = t(later ? 'audience.later' : 'audience.never');
  const past = since === null ? '' : t('audience.since', { time: durationLabel(Math.max(0, now - since)) });
  return <Warning title={t('audience.nobody')} why={`${past} ${rings}`.trim()} />;
}

type Heard = BotAudience['members'][number];

type HearerProps = { heard: Heard; bot: string; first: boolean } & Pick<Props, 'onOpen'>;

function Hearer({ heard, bot, first, onOpen }: HearerProps) {
  const t = useWords();
  const styles = useStyles();
  const { member, role, ring } = heard;
  const when =
    ring === null ? t('audience.not') : ring === 0 ? t('audience.atOnce') : t('audience.fromRing', { ring });
  const path = useLive(({ snapshot }) => snapshot && tuningPath(snapshot, member.memberId));
  const why = ring === 0 ? '' : reasonWords(t, heard, bot);
  const label = `${t('theirs.title', { name: member.name })}. ${t(`settings.roles.${role}`)}. ${when}. ${why}`;
  return (
    <WayLine
      label={label.trim()}
      onPress={path && (() => onOpen(path))}
      style={[styles.row, !first && styles.hair]}
    >
      <Avatar initials={initialOf(member.name)} size={32} of="operator" />
      <View style={{ flex: 1, gap: 2 }}>
        <Text weight="medium">
          {member.name}
          <Text size="support" color="text3">{`  ${t(`settings.roles.${role}`)}`}</Text>
        </Text>
        {why !== '' && (
          <Text size="meta" color="text3">
            {why}
          </Text>
        )}
      </View>
      <Text size="support" weight="semibold" color={ring === 0 ? 'ok' : ring === null ? 'warn' : 'text2'}>
        {when}
      </Text>
    </WayLine>
  );
}

const useStyles = themed((color) => ({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 56,
    paddingHorizontal: 16,
    paddingVertical: 8,
  },
  hair: { borderTopWidth: 1, borderColor: color.line },
}));
