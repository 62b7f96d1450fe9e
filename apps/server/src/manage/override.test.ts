import type { CustomerSession, DryRunAnswer, ExplainedSettings } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { get, post, startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';

let trial: Trial;
let ada: Acting;
let ben: Acting;
beforeAll(async () => {
  trial = await startTrial();
  ada = await trial.member('Ada', 'admin');
  ben = await trial.member('Ben', 'operator');
});
afterAll(() => trial.stop());

const url = (path: string) => trial.baseUrl + path;
async function change(path: string, body: object, { token }: Acting): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(url(path), { method: 'PATCH', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
}
const override = async () => {
  const path = url(`/v1/me/alerts?bot=${trial.botId}`);
  const { value, from } = (await get<ExplainedSettings>(path, ben.token)).body.overridesQuietHours;
  return [value, from];
};
const says = (value: boolean | null) => ({ escalationsOverrideQuietHours: value });

test('what comes through quiet hours is explained: built in, organization, bot, member', async () => {
  expect(await override()).toEqual([true, 'built_in']);
  await change('/v1/organization/policy', says(false), ada);
  expect(await override()).toEqual([false, 'organization']);
  await change(`/v1/bots/${trial.botId}/policy`, says(true), ada);
  expect(await override()).toEqual([true, 'organization_subject']);
  await change('/v1/me/peace', { overrideQuietHours: false }, ben);
  expect(await override()).toEqual([false, 'member']);
  await change('/v1/me/peace', { overrideQuietHours: null }, ben);
  await change(`/v1/bots/${trial.botId}/policy`, says(null), ada);
  await change('/v1/organization/policy', says(null), ada);
});

test('an admin tries what the organization could say; nobody else may', async () => {
  const quietHours = { zone: 'UTC', days: [0, 1, 2, 3, 4, 5, 6], start: '00:00', end: '00:00' };
  await change('/v1/me/peace', { quietHours }, ada);
  const device = { transport: 'expo', label: 'Phone', address: { token: 'ExpoPushToken[ada]' } };
  await post(url('/v1/devices'), device, ada.token);
  const customer = { botId: trial.botId, name: 'Yusuf' };
  const { body: session } = await post<CustomerSession>(url('/v1/customer/sessions'), customer);
  await post(url('/v1/customer/commands'), { type: 'request_human' }, session.token);
  const tried = (organization: object, { token } = ada) =>
    post<DryRunAnswer>(url('/v1/me/alerts/dry-run'), { organization }, token);
  const ring = async (organization: object) =>
    (await tried(organization)).body.byKind.find(({ kind }) => kind === 'escalation.ring')?.after;
  await vi.waitFor(async () => expect(await ring({})).toMatchObject({ push: 1, hold: 0 }));
  expect(await ring({ overridesQuietHours: false })).toMatchObject({ push: 0, hold: 1 });
  expect((await tried({ overridesQuietHours: false }, ben)).status).toBe(403);
  await change(`/v1/bots/${trial.botId}/policy`, says(true), ada);
  expect(await ring({ overridesQuietHours: false })).toMatchObject({ push: 1, hold: 0 });
});
