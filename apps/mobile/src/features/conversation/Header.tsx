import { useWindowDimensions, View } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { i18n, useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { CONNECTOR_GLYPH } from '../../model/faces.ts';
import { initialsOf, languageName } from '../../model/person.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ArrowLeftRight, Check, ChevronLeft, Ellipsis, Undo } from '../../ui/icons.ts';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { ROOMY } from '../../ui/tokens.ts';
import { Labels } from './Labels.tsx';
import type { Acts } from './useActs.ts';

type Props = {
  conversation: Conversation;
  wide: boolean;
  onBack: () => void;
  acts: Acts;
  /** Whether oneself has it: nobody else sees the holder's buttons. */
  mine: boolean;
};

export function Header({ conversation, wide, onBack, acts, mine }: Props) {
  const t = useWords();
  const styles = useStyles();
  const bot = useLive((state) => state.snapshot?.bots[conversation.botId]?.name);
  const roomy = useWindowDimensions().width >= ROOMY;
  const { customer, connector } = conversation;
  const language = customer.language === null ? null : languageName(customer.language, i18n.language);
  return (
    <View style={[styles.head, wide && styles.wide]}>
      {!wide && (
        <IconButton icon={ChevronLeft} size={24} width={36} label={t('conversation.back')} onPress={onBack} />
      )}
      <Avatar
        initials={initialsOf(customer.name)}
        size={36}
        mark={{ kind: 'connector', glyph: CONNECTOR_GLYPH[connector] }}
      />
      <View style={styles.names}>
        <Text theirs weight="semibold" numberOfLines={1} role="heading" aria-level={1}>
          {customer.name}
        </Text>
        <Text size="meta" color="text2" numberOfLines={2}>
          {[t(`connector.${connector}`), bot, language].filter(Boolean).join(' · ')}
        </Text>
        <Labels ids={conversation.labels} />
      </View>
      {mine && roomy && (
        <IconButton
          icon={ArrowLeftRight}
          label={t('conversation.transfer')}
          onPress={() => acts.ask('transfer')}
        />
      )}
      <IconButton icon={Ellipsis} label={t('conversation.more')} onPress={() => acts.ask('more')} />
      {mine && wide && (
        <Button
          size="sm"
          icon={Undo}
          shortcut="H"
          label={t('conversation.handBackShort')}
          onPress={() => acts.ask('hand_back')}
        />
      )}
      {mine && wide && (
        <Button
          size="sm"
          icon={Check}
          shortcut="E"
          label={t('conversation.resolve')}
          onPress={acts.resolve}
        />
      )}
    </View>
  );
}

const useStyles = themed((color) => ({
  head: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 8,
    minHeight: 56,
    paddingHorizontal: 8,
    paddingVertical: 6,
    backgroundColor: color.surface,
    borderBottomWidth: 1,
    borderColor: color.line,
  },
  wide: { paddingHorizontal: 24 },
  names: { flex: 1, minWidth: 0, marginStart: 6 },
}));
