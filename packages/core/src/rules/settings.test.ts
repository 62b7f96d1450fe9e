import { ALERT_KINDS } from '@baton/protocol';
import { expect, test } from 'vitest';
import { changeSettings } from './change-settings.ts';
import { builtIn, explainOn, explainSubscribed, NO_SETTINGS } from './settings.ts';

/** DESIGN §4, a new member's defaults: on for operators, on for admins, how loud. */
const DEFAULTS: [kind: string, operator: boolean, admin: boolean, loudness: string][] = [
  ['escalation.ring', true, true, 'critical'],
  ['bot_update.retrained', true, true, 'normal'],
  ['bot_update.knowledge_added', true, true, 'quiet'],
  ['bot_update.prompt_tuned', true, true, 'normal'],
  ['bot_update.tool_added', true, true, 'loud'],
  ['workflow.started', true, true, 'normal'],
  ['workflow.step', false, false, 'quiet'],
  ['workflow.finished', true, true, 'normal'],
  ['workflow.stuck', true, true, 'loud'],
  ['bot_health.down', false, true, 'loud'],
  ['bot_health.degraded', false, true, 'normal'],
  ['bot_health.back', false, true, 'normal'],
  ['bot_health.unreachable', false, true, 'critical'],
  ['conversation.transferred', true, true, 'loud'],
  ['conversation.mentioned', true, true, 'normal'],
  ['conversation.woken', true, true, 'normal'],
  ['conversation.replied', true, true, 'normal'],
];

test("a new member's defaults are those of the design, for every kind there is", () => {
  const table = ALERT_KINDS.map((kind) => [
    kind,
    builtIn(kind, 'operator').on,
    builtIn(kind, 'admin').on,
    builtIn(kind, 'admin').loudness,
  ]);
  expect(table).toEqual(DEFAULTS);
  expect(explainSubscribed(NO_SETTINGS, 'bot')).toEqual({ value: true, from: 'built_in' });
});

test('what a member says about one bot wins over all the rest', () => {
  const say = (on: boolean) => ({ kinds: { 'workflow.step': { on } } });
  const layers = { ...NO_SETTINGS, organization: say(true), organization_subject: say(false) };
  const from = (more: object) => explainOn({ ...layers, ...more }, 'workflow.step', 'operator').from;
  expect(from({})).toBe('organization_subject');
  expect(from({ member: say(true) })).toBe('member');
  expect(from({ member: say(true), member_subject: say(false) })).toBe('member_subject');
});

test('a change sets, goes back, and leaves the rest', () => {
  const own = changeSettings({}, { kinds: { 'workflow.step': { on: true, loudness: 'loud' } } });
  expect(changeSettings(own, { kinds: { 'workflow.step': { loudness: null } } })).toEqual({
    kinds: { 'workflow.step': { on: true } },
  });
  expect(changeSettings(own, { kinds: { 'workflow.step': { on: null, loudness: null } } })).toEqual({});
  expect(changeSettings(own, { subscribed: { bot: false } })).toEqual({ ...own, subscribed: { bot: false } });
});
