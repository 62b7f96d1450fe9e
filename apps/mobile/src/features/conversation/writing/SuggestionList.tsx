import { ScrollView, View } from 'react-native';
import { useWords } from '../../../i18n/i18n.ts';
import { useLive } from '../../../live/live.tsx';
import { initialOf } from '../../../model/person.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Text } from '../../../ui/Text.tsx';
import { themed } from '../../../ui/theme.tsx';
import { Touchable } from '../../../ui/Touchable.tsx';
import type { Suggestion, Suggestions } from './suggestions.ts';

export type SuggestionListProps = {
  id: string;
  found: Suggestions;
  at: number;
  wide: boolean;
  onChoose: (suggestion: Suggestion) => void;
  /** To the page where canned replies are written. */
  onWrite?: () => void;
};

/** The platform's types do not know the role that its browsers do. */
const LISTBOX: object = { role: 'listbox' };

/** Above the composer: tap one, or walk by the arrows. */
export function SuggestionList({ id, found, at, wide, onChoose, onWrite }: SuggestionListProps) {
  const t = useWords();
  const styles = useStyles();
  const { kind, options } = found;
  return (
    <View style={styles.list}>
      {options.length === 0 && <Nothing found={found} onWrite={onWrite} />}
      <ScrollView keyboardShouldPersistTaps="handled" style={styles.scroll}>
        <View {...LISTBOX} id={id} aria-label={t(`suggest.${kind}`)}>
          {options.map((option, n) => (
            <Touchable
              key={option.id}
              id={optionId(id, option)}
              role="option"
              tabIndex={-1}
              aria-selected={n === at}
              aria-label={`${option.title}, ${wordsOf(option, kind, t)}`}
              onPress={() => onChoose(option)}
              style={[styles.option, n === at && styles.lit]}
              active={({ hovered }) => hovered && n !== at && styles.hovered}
            >
              {kind === 'members' && <Face id={option.id} name={option.title} />}
              <View style={kind === 'members' ? styles.member : styles.words}>
                <Text size="support" weight="semibold" color="accent">
                  {option.title}
                </Text>
                <Text size="support" color="text2" numberOfLines={kind === 'members' ? 1 : 2}>
                  {wordsOf(option, kind, t)}
                </Text>
              </View>
            </Touchable>
          ))}
        </View>
      </ScrollView>
      {wide && options.length > 0 && (
        <Text size="meta" color="text3" style={styles.keys}>
          {t('suggest.keys')}
        </Text>
      )}
    </View>
  );
}

/** What `aria-activedescendant` of the composer names. */
const optionId = (list: string, { id }: Suggestion): string => `${list}-${id}`;

const wordsOf = ({ words }: Suggestion, kind: Suggestions['kind'], t: ReturnType<typeof useWords>): string =>
  kind === 'members' ? t(`settings.roles.${words}`, { defaultValue: words }) : words;

function Face({ id, name }: { id: string; name: string }) {
  const online = useLive((state) => state.presence[id] === 'online');
  return <Avatar initials={initialOf(name)} size={32} of="operator" mark={{ kind: 'presence', online }} />;
}

type NothingProps = Pick<SuggestionListProps, 'found'> & { onWrite: (() => void) | undefined };

function Nothing({ found: { kind, typed }, onWrite }: NothingProps) {
  const t = useWords();
  const styles = useStyles();
  const words =
    kind === 'members'
      ? t('suggest.noMember', { typed })
      : typed === ''
        ? t('suggest.noReplies')
        : t('suggest.noReply', { typed });
  return (
    <View style={styles.nothing} role="status">
      <Text size="support" color="text2" style={{ flex: 1 }}>
        {words}
      </Text>
      {kind === 'replies' && onWrite && <Button size="sm" label={t('suggest.write')} onPress={onWrite} />}
    </View>
  );
}

const useStyles = themed((color) => ({
  list: {
    borderWidth: 1,
    borderColor: color.line,
    borderRadius: 12,
    backgroundColor: color.surface,
    boxShadow: color.floating,
    overflow: 'hidden',
  },
  scroll: { maxHeight: 264 },
  option: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 10,
    minHeight: 44,
    paddingHorizontal: 12,
    paddingVertical: 8,
    outlineOffset: -2,
  },
  words: { flex: 1, gap: 1 },
  member: { flex: 1, flexDirection: 'row', alignItems: 'center', gap: 8 },
  lit: { backgroundColor: color.accentSoft },
  hovered: { backgroundColor: color.bg },
  keys: { paddingHorizontal: 12, paddingVertical: 6, borderTopWidth: 1, borderColor: color.line },
  nothing: { flexDirection: 'row', alignItems: 'center', gap: 12, padding: 12 },
}));
