import type { ReactNode } from 'react';
import { View } from 'react-native';
import { useWords } from '../i18n/i18n.ts';
import { Icon } from './Icon.tsx';
import { Ban, Bot, Clock, Lock } from './icons.ts';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { Ticks } from './Ticks.tsx';
import type { Tick } from './Ticks.tsx';
import { radius } from './tokens.ts';

export type BubbleKind = 'customer' | 'bot' | 'operator' | 'note' | 'discarded';
export type BubbleProps = {
  kind: BubbleKind;
  text: string;
  /** `text`, drawn in parts. */
  words?: ReactNode;
  /** Above the words: a picture, a file. Without words it stands alone. */
  media?: ReactNode;
  /** The bot's or another operator's name. */
  name?: string;
  /** `02:14`; nothing is said under a message that another follows at once. */
  time?: string;
  tick?: Tick;
  /** The newest one: its tick says the word. */
  newest?: boolean;
  /** Written offline, not sent yet. */
  kept?: boolean;
  /** What the customer writes in. */
  lang?: string;
};

/** Who spoke is told by side, shape, edge and label, never by colour alone. */
export function MessageBubble(props: BubbleProps) {
  const { kind, text, words, media, lang, kept = false } = props;
  const styles = useStyles();
  const ours = kind !== 'customer';
  const ink =
    kind === 'operator' && !kept
      ? 'opFg'
      : kind === 'note'
        ? 'text2'
        : kind === 'discarded'
          ? 'text3'
          : 'text';
  return (
    <View style={[styles.message, ours && styles.ours]}>
      <View style={[styles.bubble, styles[kind], kept && styles.kept]}>
        <Label kind={kind} name={props.name} />
        {media}
        {text !== '' && (
          <Text
            theirs
            color={ink}
            style={kind === 'discarded' && styles.struck}
            {...(lang === undefined ? {} : { lang })}
          >
            {words ?? text}
          </Text>
        )}
      </View>
      <Meta {...props} />
    </View>
  );
}

function Label({ kind, name }: { kind: BubbleKind; name: string | undefined }) {
  const t = useWords();
  const styles = useStyles();
  if (kind === 'customer' || kind === 'operator') return null;
  const glyph = kind === 'bot' ? Bot : kind === 'note' ? Lock : Ban;
  const ink = kind === 'note' ? 'text2' : 'bot';
  const words =
    kind === 'bot' ? name : kind === 'note' ? t('conversation.copilotNote') : t('conversation.discarded');
  return (
    <View style={styles.label}>
      <Icon of={glyph} size={14} color={ink} />
      <Text size="meta" weight="semibold" color={ink}>
        {words}
      </Text>
    </View>
  );
}

function Meta({ kind, name, time, tick, newest = false, kept = false }: BubbleProps) {
  const t = useWords();
  const styles = useStyles();
  if (kept) {
    return (
      <View style={styles.meta}>
        <Text size="meta" color="text3">
          {t('conversation.kept')}
        </Text>
        <Icon of={Clock} size={14} color="text3" />
      </View>
    );
  }
  if (time === undefined || kind === 'discarded') return null;
  const said = kind === 'operator' || kind === 'note' ? [name, time].filter(Boolean).join(' · ') : time;
  return (
    <View style={styles.meta}>
      <Text size="meta" color="text3" tabular>
        {said}
      </Text>
      {tick && <Ticks tick={tick} word={newest} />}
    </View>
  );
}

const useStyles = themed((color) => ({
  message: { maxWidth: '78%', alignSelf: 'flex-start', alignItems: 'flex-start', gap: 2 },
  ours: { alignSelf: 'flex-end', alignItems: 'flex-end' },
  bubble: { paddingVertical: 7, paddingHorizontal: 11, borderRadius: radius.l, borderWidth: 1, gap: 4 },
  customer: { backgroundColor: color.surface, borderColor: color.line, borderBottomStartRadius: 4 },
  bot: {
    backgroundColor: color.botSoft,
    borderColor: color.botLine,
    borderRadius: radius.m,
    borderBottomEndRadius: 4,
  },
  operator: { backgroundColor: color.opBg, borderColor: color.opBg, borderBottomEndRadius: 4 },
  note: {
    backgroundColor: 'transparent',
    borderColor: color.lineStrong,
    borderStyle: 'dashed',
    borderWidth: 1.5,
    borderRadius: radius.m,
  },
  discarded: {
    backgroundColor: 'transparent',
    borderColor: color.botLine,
    borderRadius: radius.m,
    borderBottomEndRadius: 4,
  },
  kept: { backgroundColor: 'transparent', borderColor: color.accent, borderWidth: 1.5 },
  struck: { textDecorationLine: 'line-through' },
  label: { flexDirection: 'row', alignItems: 'center', gap: 4, marginBottom: -2 },
  meta: { flexDirection: 'row', alignItems: 'center', gap: 4, paddingHorizontal: 4 },
}));
