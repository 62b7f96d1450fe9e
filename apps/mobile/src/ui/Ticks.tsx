import { View } from 'react-native';
import { useWords } from '../i18n/i18n.ts';
import { Icon } from './Icon.tsx';
import { Check, CheckCheck, Clock } from './icons.ts';
import { Text } from './Text.tsx';

/** How far one of our messages got. */
export type Tick = 'sending' | 'sent' | 'delivered' | 'read';

/** Only the newest read message says the word; the rest tell by glyph and colour. */
export function Ticks({ tick, word = false }: { tick: Tick; word?: boolean }) {
  const t = useWords();
  const glyph = tick === 'sending' ? Clock : tick === 'sent' ? Check : CheckCheck;
  return (
    <>
      {tick === 'read' && word && (
        <Text size="meta" weight="medium" color="accent">
          {t('conversation.read')}
        </Text>
      )}
      <View role="img" aria-label={t(`conversation.${tick}`)}>
        <Icon of={glyph} size={14} color={tick === 'read' ? 'accent' : 'text3'} />
      </View>
    </>
  );
}
