import type { ReactNode } from 'react';
import { View } from 'react-native';
import { Avatar } from './Avatar.tsx';
import type { AvatarMark } from './Avatar.tsx';
import { Marked } from './Marked.tsx';
import { Row } from './Row.tsx';
import { Text } from './Text.tsx';

export type ConversationRowProps = {
  name: string;
  initials: string;
  mark: AvatarMark;
  /** How long ago, in two or three characters. */
  age: string;
  /** Who spoke last: a bot's name is green. */
  speaker?: { name: string; bot: boolean };
  words: string;
  /** What a search was for: in bold, in the name and in the words. */
  sought?: string;
  lang?: string;
  /** Below the words. */
  foot?: ReactNode;
  label: string;
  selected?: boolean;
  first?: boolean;
  onPress: () => void;
};

/** A conversation that nobody waits in. Eight of them fit a phone. */
export function ConversationRow({
  name,
  initials,
  mark,
  age,
  speaker,
  words,
  sought = '',
  lang,
  foot,
  ...row
}: ConversationRowProps) {
  return (
    <Row {...row} face={<Avatar initials={initials} size={36} mark={mark} />}>
      <View style={LINE}>
        <Text weight="medium" numberOfLines={1} style={{ flex: 1, minWidth: 0 }}>
          {sought === '' ? name : <Marked text={name} sought={sought} />}
        </Text>
        <Text size="meta" color="text3" tabular>
          {age}
        </Text>
      </View>
      <View style={LINE}>
        {speaker?.bot === true && (
          <Text size="support" weight="medium" color="bot">
            {speaker.name}
          </Text>
        )}
        <Text
          theirs
          size="support"
          color="text2"
          numberOfLines={1}
          style={{ flex: 1, minWidth: 0 }}
          {...(lang === undefined ? {} : { lang })}
        >
          {speaker?.bot === false && (
            <Text size="support" weight="medium" color="text2">
              {speaker.name}{' '}
            </Text>
          )}
          {sought === '' ? words : <Marked size="support" text={words} sought={sought} />}
        </Text>
      </View>
      {foot}
    </Row>
  );
}

const LINE = { flexDirection: 'row', alignItems: 'center', gap: 8 } as const;
