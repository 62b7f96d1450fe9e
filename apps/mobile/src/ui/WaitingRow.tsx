import type { ReactNode } from 'react';
import { View } from 'react-native';
import { Avatar } from './Avatar.tsx';
import { Chip } from './Chip.tsx';
import type { Glyph } from './Icon.tsx';
import { Row } from './Row.tsx';
import type { RowAct } from './RowLink.tsx';
import { Text } from './Text.tsx';
import { WaitBadge } from './WaitBadge.tsx';

export type WaitingRowProps = {
  name: string;
  initials: string;
  connector: Glyph;
  words: string;
  lang?: string;
  reason: { label: string; glyph: Glyph };
  /** Something that needs a look, in two words. */
  alarm?: { label: string; glyph: Glyph };
  /** Bot and language. */
  about: string;
  wait: { label: ReactNode; over: boolean; stopped: boolean; share: number; countdown?: ReactNode };
  /** Below the facts. */
  foot?: ReactNode;
  label: string;
  act?: RowAct;
  selected?: boolean;
  first?: boolean;
  onPress: () => void;
};

/** A person who waits: the only red in the queue. */
export function WaitingRow(props: WaitingRowProps) {
  const { name, initials, connector, words, lang, reason, alarm, about, wait, foot, ...row } = props;
  return (
    <Row
      {...row}
      tall
      face={<Avatar initials={initials} mark={{ kind: 'connector', glyph: connector }} sla={wait.share} />}
    >
      <View style={LINE}>
        <Text theirs weight="semibold" numberOfLines={1} style={GROW}>
          {name}
        </Text>
        <WaitBadge label={wait.label} over={wait.over} stopped={wait.stopped} />
      </View>
      <View style={[LINE, { marginTop: 2 }]}>
        <Text theirs color="text2" numberOfLines={1} style={GROW} {...(lang === undefined ? {} : { lang })}>
          {words}
        </Text>
        {wait.countdown && (
          <Text size="meta" color="text3" tabular>
            {wait.countdown}
          </Text>
        )}
      </View>
      <View style={FACTS}>
        <Chip label={reason.label} icon={reason.glyph} />
        {alarm && <Chip label={alarm.label} icon={alarm.glyph} tone="warn" />}
        <Text theirs size="meta" color="text3" numberOfLines={1} style={ABOUT}>
          {about}
        </Text>
      </View>
      {foot}
    </Row>
  );
}

const LINE = { flexDirection: 'row', alignItems: 'center', gap: 8 } as const;
/** Wraps where a row is narrow: it grows, it does not clip. */
const FACTS = { ...LINE, flexWrap: 'wrap', rowGap: 4, marginTop: 4 } as const;
const GROW = { flex: 1, minWidth: 0 } as const;
/** Goes to the next line before it has no room for a name. */
const ABOUT = { flex: 1, minWidth: 64 } as const;
