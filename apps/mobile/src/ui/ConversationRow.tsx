import type { ReactNode } from 'react';
import { StyleSheet, View } from 'react-native';
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
      <View style={styles.line}>
        <Text theirs weight="medium" numberOfLines={1} style={styles.grow}>
          {sought === '' ? name : <Marked text={name} sought={sought} />}
        </Text>
        <Text size="meta" color="text3" tabular>
          {age}
        </Text>
      </View>
      <View style={[styles.line, styles.close]}>
        {speaker && (
          <Text
            theirs
            size="support"
            weight="medium"
            color={speaker.bot ? 'bot' : 'text2'}
            numberOfLines={1}
            style={styles.speaker}
          >
            {speaker.name}
          </Text>
        )}
        <Text
          theirs
          size="support"
          color="text2"
          numberOfLines={1}
          style={styles.grow}
          {...(lang === undefined ? {} : { lang })}
        >
          {sought === '' ? words : <Marked size="support" text={words} sought={sought} />}
        </Text>
      </View>
      {foot}
    </Row>
  );
}

const styles = StyleSheet.create({
  line: { flexDirection: 'row', alignItems: 'center', gap: 8 },
  close: { gap: 6 },
  grow: { flex: 1, minWidth: 0 },
  /** Apart from the words: each is read, and cut, by its own letters. */
  speaker: { flexShrink: 0, maxWidth: '50%' },
});
