import type { MemberPeace } from '@baton/protocol';
import { isPeaceful } from './peace.ts';

const NIGHT = Date.parse('2026-11-21T02:14:00Z');
const NOON = Date.parse('2026-11-21T12:00:00Z');
const peace = (part: Partial<MemberPeace>): MemberPeace => ({
  quietHours: null,
  organizationQuietHours: null,
  overrideQuietHours: null,
  snoozedUntil: null,
  language: 'en',
  ...part,
});
const quietHours = { zone: 'UTC', days: [0, 1, 2, 3, 4, 5, 6], start: '22:00', end: '07:00' };

test('it is quiet in quiet hours and while somebody snoozes, and at no other time', () => {
  expect(isPeaceful(peace({}), NIGHT)).toBe(false);
  expect(isPeaceful(peace({ quietHours }), NIGHT)).toBe(true);
  expect(isPeaceful(peace({ quietHours }), NOON)).toBe(false);
  expect(isPeaceful(peace({ snoozedUntil: NOON + 1 }), NOON)).toBe(true);
  expect(isPeaceful(peace({ snoozedUntil: NOON }), NOON)).toBe(false);
});
