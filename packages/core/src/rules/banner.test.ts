import type { Conversation, HealthCause } from '@baton/protocol';
import { describe, expect, test } from 'vitest';
import { waitingConversation } from '../testing/rules-properties.ts';
import { START } from '../testing/walk.ts';
import { NOTICES } from '../testing/notices.ts';
import { channelOf } from './alert-channels.ts';
import { claimedBanner, digestBanner, escalationBanner, withdrawnBanner } from './banner.ts';
import { endingBanner } from './ending.ts';
import type { Ending } from './ending.ts';
import { wordsIn } from './words/index.ts';

const MINUTE = 60_000;
const asking = (text: string, ring = 0): Conversation => {
  const conversation = waitingConversation();
  const evidence = { messageId: null, text, start: 0, end: text.length, rule: 'asks', weight: 1 };
  return { ...conversation, handoff: { ...conversation.handoff!, ring, evidence: [evidence] } };
};

describe('an escalation', () => {
  test('reads as the contract says', () => {
    expect(escalationBanner('Acme Shop', asking('I want a human'), START)).toEqual({
      title: '🆘 Customer escalation: Acme Shop',
      body: '"I want a human" Tap to claim and respond.',
    });
  });

  test('says from the second ring on how long the customer waits', () => {
    const { body } = escalationBanner('Acme', asking('Human!', 1), START + 3 * MINUTE);
    expect(body).toBe('Waiting 3 min. "Human!" Tap to claim and respond.');
  });

  test('quotes what the customer said last where there is no evidence, and never anything else', () => {
    const silent = waitingConversation();
    const handoff = silent.handoff!;
    const last = { by: 'customer', name: 'Yusuf', kind: 'text', text: 'Hallo?', at: START, seq: 3 } as const;
    const bodyOf = (change: Partial<Conversation>) =>
      escalationBanner('Acme', { ...silent, ...change }, START).body;
    expect(bodyOf({ lastMessage: last })).toContain('"Hallo?"');
    const botSpoke = { ...last, by: 'bot' as const };
    const lastWords = 'Where is my ring?';
    expect(bodyOf({ lastMessage: botSpoke, handoff: { ...handoff, lastWords } })).toBe(
      '"Where is my ring?" Tap to claim and respond.',
    );
    expect(bodyOf({ lastMessage: botSpoke })).toBe('Yusuf Demir. Tap to claim and respond.');
    expect(bodyOf({ lastMessage: { ...last, text: ' ' } })).toBe('Yusuf Demir. Tap to claim and respond.');
  });

  test.each([
    ['en', 'No heartbeat for 3 min. "Hilfe!" Tap to claim and respond.'],
    ['de', 'Seit 3 min kein Lebenszeichen. "Hilfe!" Tippen, um zu übernehmen und zu antworten.'],
  ])('says unquoted why its bot is down, in %s', (language, body) => {
    const { handoff, ...silent } = waitingConversation();
    const because = { kind: 'no_heartbeat', silentMs: 3 * MINUTE } as const;
    const dead = { ...silent, handoff: { ...handoff!, because, lastWords: 'Hilfe!' } };
    expect(escalationBanner('Acme', dead, START, wordsIn(language)).body).toBe(body);
    const text = 'The bot is down: no heartbeat for 3 min.';
    const old = { messageId: null, text, start: 0, end: 4, rule: 'bot_down', weight: 1 };
    const stored = { ...silent, handoff: { ...handoff!, evidence: [old] } };
    expect(escalationBanner('Acme', stored, START, wordsIn(language)).body).not.toContain('The bot');
  });

  test('shows no control character and no change of direction', () => {
    const nasty = 'pay\u0000 me\u202Etsoc\u202C\u2066now\u2069\n\n\u200Bplease\uFEFF\u0085\u061c';
    const { title, body } = escalationBanner(nasty, asking(nasty), START);
    expect(title + body).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
    expect(body).toContain('"pay me tsoc now please');
  });

  test('cuts long words between characters, never inside one', () => {
    const { body } = escalationBanner('Acme', asking('🙂'.repeat(300)), START);
    expect(body).toBe(`"${'🙂'.repeat(69)}…" Tap to claim and respond.`);
  });
});

test('what replaces it', () => {
  expect(claimedBanner('Acme', null).title).toBe('Claimed by you');
  expect(claimedBanner('Acme', 'Alice').title).toBe('Claimed by Alice');
  expect(withdrawnBanner('Acme', 'cancelled').body).toBe('Acme: the customer went back to the bot.');
  expect(withdrawnBanner('Acme', 'closed').body).toBe('Acme: the customer no longer waits.');
});

/** DESIGN §4, word for word; one for each of `NOTICES`. */
const CONTRACT: [title: string, body: string][] = [
  ['🤖 Support Bot auto-updated', '12 KB chunks added from "supplier-spec-2026.pdf". Tap to review.'],
  ['🤖 Support Bot auto-updated', 'Re-trained on 5 new website pages. Tap to review.'],
  ['🤖 Support Bot auto-updated', 'Prompt auto-tuned because of low CSAT. Tap to review.'],
  ['🤖 Support Bot auto-updated', 'New tool linked: Order lookup. Tap to review.'],
  ['⚙️ Workflow started: Onboarding', 'For new contact "Jane Doe (Acme)".'],
  ['⚙️ Workflow step: Onboarding', 'Step 2 of 5 done: Enrich contact (38s).'],
  ['✅ Workflow finished: Onboarding', 'Status: success. Duration 4m 12s. Tap for details.'],
  [
    '❌ Workflow finished: Onboarding',
    'Status: failure. Failed step: Send mail. Duration 4m 12s. Tap for details.',
  ],
  ['⚠️ Workflow stuck: Onboarding', 'Step 3 has been running for 15 min (avg: 2 min). Tap to investigate.'],
  ['🔴 Bot down: Support Bot', 'No heartbeat for 3 min. 4 conversations affected.'],
  ['🟠 Bot degraded: Support Bot', 'It says: slow answers. 4 conversations affected.'],
  ['🟢 Bot back: Support Bot', 'It answers again.'],
  ['🔴 Nobody reachable: Support Bot', 'No operator of this bot has a device that can be rung.'],
];

test('what replaces a push that is no longer so', () => {
  const titles = (ending: Ending) =>
    ['en', 'de', 'es', 'ar'].map((language) => endingBanner(ending, 'Onboarding', wordsIn(language)).title);
  const went = titles({ what: 'went_on', number: 3, afterMs: 18 * 60_000, failed: false });
  expect(went[0]).toBe('Step 3 of Onboarding went on after 18 min');
  const failed = titles({ what: 'went_on', number: 3, afterMs: 18 * 60_000, failed: true });
  expect(failed[0]).toBe('Step 3 of Onboarding failed after 18 min');
  expect(titles({ what: 'reachable' })[0]).toBe('Reachable again: Onboarding');
  expect(titles({ what: 'claimed', by: 'Alice' })[0]).toBe('Claimed by Alice');
  for (const each of [went, failed]) expect(new Set(each).size).toBe(4);
});

test('below a minute a banner counts seconds, in every language', () => {
  const alert = { ...NOTICES.find(({ topic }) => topic === 'stuck')!, runningMs: 15_000, averageMs: 5000 };
  const bodies = ['en', 'de', 'es', 'ar'].map(
    (language) =>
      channelOf(alert).banner(alert, { name: 'Import', words: wordsIn(language), now: START }).body,
  );
  expect(bodies[0]).toBe('Step 3 has been running for 15 s (avg: 5 s). Tap to investigate.');
  for (const body of bodies) {
    expect(body).toMatch(/15 (s|ثانية)/);
    expect(body).toMatch(/5 (s|ثانية)/);
    expect(body).not.toMatch(/min|دقيقة/);
  }
});

test('why a bot is ill is said in each language', () => {
  const causes: HealthCause[] = [
    { kind: 'health_url', detail: 'no answer: connect ECONNREFUSED', answer: { what: 'nothing' } },
    { kind: 'health_url', detail: 'answered 503', answer: { what: 'status', status: 503 } },
    { kind: 'health_url', detail: 'answered after 4000 ms', answer: { what: 'slow', tookMs: 4000 } },
    { kind: 'health_url', detail: 'says down', answer: { what: 'said', status: 'down' } },
    { kind: 'reported', detail: '', status: 'down' },
    { kind: 'settings' },
  ];
  for (const because of causes) {
    const said = ['en', 'de', 'es', 'ar'].map((language) => wordsIn(language).cause(because));
    expect(new Set(said).size).toBe(4);
    for (const words of said) expect(words).not.toMatch(/ECONN|undefined/);
    for (const words of said.slice(1)) expect(words).not.toMatch(/answered|says|settings|: \.$/);
  }
});

describe('notices', () => {
  const bannerIn = (language: string, place: number) => {
    const notice = NOTICES[place]!;
    const showing = { name: 'Support Bot', words: wordsIn(language), now: START };
    return channelOf(notice).banner(notice, showing);
  };
  test.each(CONTRACT.map(([title, body], place) => ({ title, body, place })))(
    'reads as the contract says: $title',
    ({ title, body, place }) => {
      expect(bannerIn('en-GB', place)).toEqual({ title, body });
    },
  );

  test('every language says every one in its own words, and they fit', () => {
    for (const language of ['de', 'es', 'ar'])
      NOTICES.forEach((_notice, place) => {
        const { title, body } = bannerIn(language, place);
        expect(body).not.toBe(bannerIn('en', place).body);
        expect(title.length).toBeLessThanOrEqual(120);
        expect(body.length).toBeLessThanOrEqual(240);
      });
  });

  test('an unknown language is told in English', () => {
    expect(wordsIn('xx')).toBe(wordsIn(null));
  });

  test('several are one', () => {
    const updates = { name: 'Support Bot', count: 3, what: 'bot' as const };
    expect(digestBanner({ items: [updates] }).title).toBe('3 updates of Support Bot');
    const runs = { name: 'Onboarding', count: 2, what: 'workflow' as const };
    expect(digestBanner({ items: [updates, runs] })).toEqual({
      title: 'While it was quiet: 5 updates',
      body: '3 updates of Support Bot · 2 events of Onboarding',
    });
  });
});

test('a family stays one family, and joiners join letters; stray ones go', () => {
  const family = '👩‍👩‍👧‍👦';
  expect(escalationBanner('Acme', asking(`${family} می‌خواهم \u200d x`), START).body).toContain(
    `"${family} می‌خواهم x"`,
  );
});
