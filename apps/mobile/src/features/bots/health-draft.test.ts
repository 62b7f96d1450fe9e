import { BotHealthRequest, BotHealthSettings } from '@baton/protocol';
import { draftOf, readDraft } from './health-draft.ts';

const settings = BotHealthSettings.parse({ url: 'https://bot.example/health' });
const draft = draftOf(settings);

test('times are typed in seconds, and who talks in minutes', () => {
  const typed = { ...draft, every: '30', checkEvery: '45', slowAfter: '2.5', talkingWithin: '5' };
  expect(readDraft(typed)).toMatchObject({
    heartbeatEveryMs: 30_000,
    checkEveryMs: 45_000,
    slowAfterMs: 2500,
    talkingWithinMs: 300_000,
  });
});

test('what was read can be written as it was', () => {
  const wanted = readDraft(draft);
  expect(settings).toMatchObject(wanted!);
  expect(BotHealthRequest.parse(wanted)).toEqual(wanted);
});

test.each([
  ['nothing expected, nothing asked', { every: '', url: ' ' }, true],
  ['half a second', { every: '0.5' }, false],
  ['words for a number', { every: 'often' }, false],
  ['no address', { url: 'bot.example' }, false],
  ['no sign', { downAfter: '0' }, false],
  ['half a sign', { backAfter: '1.5' }, false],
  ['asked more than once a second', { checkEvery: '0.5' }, false],
  ['asked less than once an hour', { checkEvery: '3601' }, false],
  ['half a second is slow', { slowAfter: '0,5' }, true],
  ['slow after longer than is waited', { slowAfter: '11' }, false],
  ['talking without a time', { talkingWithin: ' ' }, false],
  ['talking for longer than a day', { talkingWithin: '1441' }, false],
  ['how no URL is asked does not count', { url: '', checkEvery: 'x', slowAfter: '' }, true],
  ['too many', { backAfter: '21' }, false],
])('%s', (_name, part, right) => {
  const wanted = readDraft({ ...draft, ...part });
  expect(wanted !== null).toBe(right);
  if (wanted) expect(BotHealthRequest.safeParse(wanted).success).toBe(true);
});
