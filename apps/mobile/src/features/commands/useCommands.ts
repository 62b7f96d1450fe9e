import type { Outcome } from '@baton/client';
import { LANGUAGES, OWN_NAMES } from '../../i18n/language.ts';
import { useWords } from '../../i18n/i18n.ts';
import type { Key, Translate } from '../../i18n/words.ts';
import { useClient, useLive } from '../../live/live.tsx';
import { queueOf } from '../../live/queue-of.ts';
import { canPress, press, singleKeys, setSingleKeys } from '../../platform/shortcuts';
import { tone } from '../../platform/tone';
import { useLanguageChoice } from '../../preferences/language-choice.tsx';
import { chooseSound, SOUNDS, useSoundChoice } from '../../preferences/sound-choice.ts';
import { THEMES, useThemeChoice } from '../../preferences/theme-choice.tsx';
import { Activity, BellRing, Bot, Clock, Hand, Inbox } from '../../ui/icons.ts';
import { Languages, LogOut, MessageCircle, Moon, Sliders, Tag, Users } from '../../ui/icons.ts';
import { useToast } from '../../ui/toasts.tsx';
import type { Command } from './command.ts';
import { KEYS } from './keys.ts';

const HOUR = 3_600_000;

const PAGES = [
  { path: '/', words: 'tab.queue', icon: Inbox, key: '1' },
  { path: '/activity', words: 'tab.activity', icon: Activity, key: '2' },
  { path: '/bots', words: 'tab.bots', icon: Bot, key: '3' },
  { path: '/settings', words: 'tab.settings', icon: Sliders, key: '4' },
  { path: '/notifications', words: 'settings.links.notifications', icon: BellRing },
  { path: '/pushes', words: 'settings.links.pushes', icon: Clock },
  { path: '/settings/replies', words: 'settings.links.replies', icon: MessageCircle },
] as const;
export type PagePath = (typeof PAGES)[number]['path'];
export type Go = (path: PagePath | `/conversations/${string}`) => void;

/** Everything that can be done here and now, what is about the open conversation first. */
export function useCommands(open: string | null, go: Go): Command[] {
  const t = useWords();
  const about = useConversationCommands(open, t);
  const people = usePeople(go);
  return [...about, ...pages(go, t), ...people, ...useLook(t)];
}

const pages = (go: Go, t: Translate): Command[] =>
  PAGES.map(({ path, words, icon, ...more }) => ({
    id: path,
    title: t(words),
    icon,
    ...more,
    sought: !('key' in more),
    run: () => go(path),
  }));

/** Every customer by name; those who wait are offered before anybody types. */
function usePeople(go: Go): Command[] {
  const snapshot = useLive((state) => state.snapshot);
  if (!snapshot) return [];
  const { waiting, withYou, snoozed, withOperators, withBots, closed } = queueOf(snapshot);
  return [...waiting, ...withYou, ...snoozed, ...withOperators, ...withBots, ...closed].map(
    ({ id, customer, botId, owner }) => ({
      id,
      title: customer.name,
      hint: snapshot.bots[botId]?.name ?? '',
      icon: owner === 'queue' ? Hand : MessageCircle,
      sought: owner !== 'queue',
      run: () => go(`/conversations/${id}`),
    }),
  );
}

/** What a key does on the open conversation, and what has no key: time off, labels, a teammate, the queue again. */
function useConversationCommands(id: string | null, t: Translate): Command[] {
  const client = useClient();
  const say = useToast();
  const snapshot = useLive((state) => state.snapshot);
  const conversation = id === null ? undefined : snapshot?.conversations[id];
  if (!snapshot || !conversation || id === null) return [];
  const tell = (outcome: Outcome) => {
    if (outcome.ok) return;
    const why = t(`refused.${outcome.code}`, { defaultValue: t('refused.other') });
    say({ kind: 'look', title: t('commands.failed'), why });
  };
  const act = (words: string, icon: Command['icon'], run: () => Promise<Outcome>): Command => ({
    id: words,
    title: words,
    hint: conversation.customer.name,
    icon,
    run: () => void run().then(tell),
  });
  const mine = conversation.handoff?.operator?.memberId === snapshot.me.memberId;
  const labels = Object.values(snapshot.labels).map(({ id: label, name }) => {
    const has = conversation.labels.includes(label);
    const change = has ? { remove: [label] } : { add: [label] };
    const words = t(has ? 'commands.unlabel' : 'commands.label', { name });
    return { ...act(words, Tag, () => client.label(id, change)), sought: true };
  });
  const byKey = KEYS.filter(({ key, group }) => group === 'conversation' && canPress(key)).map(
    ({ key, words }): Command => ({
      id: key,
      title: t(words),
      hint: conversation.customer.name,
      icon: Hand,
      key,
      run: () => press(key),
    }),
  );
  if (!mine || conversation.owner !== 'operator') return [...byKey, ...labels];
  const time = (words: Key, hours: number) =>
    act(t(words), Clock, () => client.snooze(id, Date.now() + hours * HOUR));
  const others = Object.values(snapshot.members).filter((member) => member.id !== snapshot.me.memberId);
  return [
    ...byKey,
    ...(conversation.snoozedUntil === null
      ? [time('commands.snoozeHour', 1), { ...time('commands.snoozeHours', 4), sought: true }]
      : [act(t('commands.wake'), Clock, () => client.wake(id))]),
    act(t('commands.release'), LogOut, () => client.release(id)),
    ...others.map(({ id: to, name }) => ({
      ...act(t('commands.transfer', { name }), Users, () => client.transfer(id, to, '')),
      sought: true,
    })),
    ...labels,
  ];
}

/** How it looks, speaks and sounds; what is so now is left out. */
function useLook(t: Translate): Command[] {
  const theme = useThemeChoice();
  const language = useLanguageChoice();
  const sound = useSoundChoice();
  const set = (title: string, icon: Command['icon'], run: () => void): Command => ({
    id: title,
    title,
    icon,
    sought: true,
    run,
  });
  const single = singleKeys();
  return [
    ...THEMES.filter((one) => one !== theme.choice).map((one) =>
      set(t('commands.look', { value: t(`settings.${one}`) }), Moon, () => theme.choose(one)),
    ),
    ...LANGUAGES.filter((one) => one !== language.choice).map((one) =>
      set(t('commands.language', { value: OWN_NAMES[one] }), Languages, () => language.choose(one)),
    ),
    ...(tone.available ? SOUNDS : [])
      .filter((one) => one !== sound)
      .map((one) => set(t('commands.sound', { value: t(`sound.${one}`) }), BellRing, () => chooseSound(one))),
    set(t('keys.help'), Sliders, () => press('?')),
    set(t(single ? 'commands.singleOff' : 'commands.singleOn'), Sliders, () => setSingleKeys(!single)),
  ];
}
