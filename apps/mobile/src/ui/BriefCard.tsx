import { View } from 'react-native';
import { useWords } from '../i18n/i18n.ts';
import { Chip } from './Chip.tsx';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';
import { X } from './icons.ts';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { underline } from './underline';
import { WaitBadge } from './WaitBadge.tsx';

export type BriefProps = {
  chips: readonly { label: string; glyph: Glyph }[];
  /** The customer's words; `evidence` is what the detector acted on. */
  words?: { before: string; evidence: string; after: string };
  lang?: string;
  /** What the bot said before a human was called, newest last. */
  tried: readonly string[];
  wait?: { label: string; over: boolean; stopped: boolean };
};

/** All that is needed to decide, on one screen. */
export function Brief({ chips, words, lang, tried, wait }: BriefProps) {
  const t = useWords();
  const styles = useStyles();
  return (
    <View style={styles.brief}>
      <View style={styles.chips}>
        {chips.map((chip) => (
          <Chip key={chip.label} label={chip.label} icon={chip.glyph} />
        ))}
        <View style={{ flex: 1 }} />
        {wait && <WaitBadge {...wait} />}
      </View>
      {words && (
        <Text theirs size="words" {...(lang === undefined ? {} : { lang })}>
          “{words.before}
          <Text size="words" weight="semibold" style={styles.evidence}>
            {words.evidence}
          </Text>
          {words.after}”
        </Text>
      )}
      {tried.length > 0 && (
        <View style={styles.pair}>
          <Text size="support" color="text3" style={styles.key}>
            {t('brief.bot')}
          </Text>
          <View style={{ flex: 1 }}>
            {tried.map((line, index) => (
              <View key={index} style={styles.tried}>
                <View style={{ marginTop: 2 }}>
                  <Icon of={X} size={14} color="text3" />
                </View>
                <Text
                  size="support"
                  numberOfLines={2}
                  style={{ flex: 1 }}
                  {...(lang === undefined ? {} : { lang })}
                >
                  {line}
                </Text>
              </View>
            ))}
          </View>
        </View>
      )}
    </View>
  );
}

const useStyles = themed((color) => ({
  brief: { paddingVertical: 12, paddingHorizontal: 16, gap: 10 },
  chips: { flexDirection: 'row', alignItems: 'center', gap: 8, flexWrap: 'wrap' },
  evidence: underline(color.critSolid),
  pair: { flexDirection: 'row', gap: 12 },
  key: { width: 72 },
  tried: { flexDirection: 'row', gap: 6 },
}));
