import { BotHealthRequest, BotHealthSettings } from '@baton/protocol';
import { draftOf, readDraft } from './health-draft.ts';

const settings = BotHealthSettings.parse({ url: 'https://bot.example/health' });
const draft = draftOf(settings);

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
  ['too many', { backAfter: '21' }, false],
])('%s', (_name, part, right) => {
  const wanted = readDraft({ ...draft, ...part });
  expect(wanted !== null).toBe(right);
  if (wanted) expect(BotHealthRequest.safeParse(wanted).success).toBe(true);
});
