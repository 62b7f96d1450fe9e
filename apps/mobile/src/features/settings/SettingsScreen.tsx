import type { ReactNode } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { THEMES, useThemeChoice } from '../../preferences/theme-choice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import {
  BellRing,
  ChartColumn,
  Clock,
  HeartPulse,
  KeyRound,
  LogOut,
  MessageCircle,
  ScrollText,
  Sliders,
  Tag,
  Workflow,
} from '../../ui/icons.ts';
import { LinkRow } from '../../ui/LinkRow.tsx';
import { Section } from '../../ui/Section.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { LanguageCard } from './LanguageCard.tsx';
import { SoundSection } from './SoundSection.tsx';

const OWN = [
  { path: '/settings/doctor', icon: HeartPulse, words: 'settings.links.doctor' },
  { path: '/notifications', icon: BellRing, words: 'settings.links.notifications' },
  { path: '/pushes', icon: Clock, words: 'settings.links.pushes' },
  { path: '/alerts', icon: ScrollText, words: 'settings.links.alerts' },
] as const;
const DESK = [
  { path: '/settings/replies', icon: MessageCircle, words: 'settings.links.replies' },
  { path: '/settings/labels', icon: Tag, words: 'settings.links.labels' },
] as const;
const EVERYBODY = [
  { path: '/defaults', icon: Sliders, words: 'settings.links.defaults' },
  { path: '/figures', icon: ChartColumn, words: 'settings.links.figures' },
  { path: '/workflows', icon: Workflow, words: 'settings.links.workflows' },
] as const;
const SIGN_IN = [{ path: '/settings/login', icon: KeyRound, words: 'settings.links.login' }] as const;
type Link =
  | (typeof OWN)[number]
  | (typeof SIGN_IN)[number]
  | (typeof DESK)[number]
  | (typeof EVERYBODY)[number];
export type SettingsPath = Link['path'];

type Props = {
  wakeCard: ReactNode;
  wide: boolean;
  server: string;
  onOpen: (path: SettingsPath) => void;
  onSignOut: () => void;
};

export function SettingsScreen({ wakeCard, wide, server, onOpen, onSignOut }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const { choice, choose } = useThemeChoice();
  const manages = useLive((state) => state.snapshot?.me.permissions.includes('chatbot.manage') === true);
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <View style={styles.head}>
        <Text size="title" role="heading" aria-level={1}>
          {t('settings.title')}
        </Text>
      </View>
      <ScrollView contentContainerStyle={styles.body}>
        <Section title={t('settings.notifications')}>
          {wakeCard}
          <Links links={OWN} onOpen={onOpen} />
        </Section>
        <Section title={t('settings.desk')}>
          <Links links={DESK} onOpen={onOpen} />
        </Section>
        {manages && (
          <Section title={t('settings.organization')}>
            <Links links={EVERYBODY} onOpen={onOpen} />
          </Section>
        )}
        <Section title={t('settings.look')}>
          <Choice
            label={t('settings.look')}
            value={choice}
            onChange={choose}
            options={THEMES.map((value) => ({
              value,
              label: t(`settings.${value}`),
            }))}
          />
        </Section>
        <SoundSection />
        <Section title={t('settings.language')}>
          <LanguageCard wide={wide} />
        </Section>
        <Section title={t('settings.account')}>
          <Links links={SIGN_IN} onOpen={onOpen} />
          <Account server={server} onSignOut={onSignOut} />
        </Section>
      </ScrollView>
    </View>
  );
}

function Links({ links, onOpen }: { links: readonly Link[]; onOpen: (path: SettingsPath) => void }) {
  const t = useWords();
  return (
    <Card>
      {links.map(({ path, icon, words }, n) => (
        <LinkRow key={path} icon={icon} label={t(words)} first={n === 0} onPress={() => onOpen(path)} />
      ))}
    </Card>
  );
}

function Account({ server, onSignOut }: { server: string; onSignOut: () => void }) {
  const t = useWords();
  const styles = useStyles();
  const me = useLive((state) => state.snapshot?.me);
  const organization = useLive((state) => state.snapshot?.organization.name);
  const kept = useLive((state) => state.outbox.length);
  const facts: [string, string | undefined][] = [
    [t('settings.signedInAs'), me?.name],
    [t('settings.organization'), organization],
    [t('settings.role'), me && t(`settings.roles.${me.role}`)],
    [t('settings.server'), server.replace(/^https?:\/\//, '')],
  ];
  return (
    <Card style={styles.card}>
      {facts.map(([name, value]) => (
        <View key={name} style={styles.fact}>
          <Text size="support" weight="medium" style={{ flex: 1 }}>
            {name}
          </Text>
          <Text size="support" color="text2">
            {value ?? '–'}
          </Text>
        </View>
      ))}
      {kept > 0 && (
        <Text size="support" color="warn">
          {t('settings.signOutKept')}
        </Text>
      )}
      <Button icon={LogOut} label={t('settings.signOut')} onPress={onSignOut} />
    </Card>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  head: { minHeight: 56, justifyContent: 'center', paddingHorizontal: 16 },
  body: { padding: 16, paddingTop: 8, gap: 24, width: '100%', maxWidth: 640 },
  card: { paddingVertical: 14, paddingHorizontal: 16, gap: 12 },
  fact: { flexDirection: 'row', gap: 12 },
}));
