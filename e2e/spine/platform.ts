import { randomUUID } from 'node:crypto';
import { post, signInWith } from '@baton/server/src/trial-server.ts';

/** A bot platform that sends events, with a key of its own. */
export class Platform {
  readonly botId: string;
  readonly #url: string;
  readonly #key: string;

  private constructor(url: string, key: string, botId: string) {
    this.#url = url;
    this.#key = key;
    this.botId = botId;
  }

  static async connect(url: string): Promise<Platform> {
    const { access } = await signInWith(url, { email: 'olivia@example.com', password: 'baton-olivia' });
    const made = await post<{ key: string }>(`${url}/v1/api-keys`, { name: 'platform' }, access.token);
    const page = await (await fetch(`${url}/demo`)).text();
    return new Platform(url, made.body.key, /data-bot="([0-9a-f-]{36})"/.exec(page)![1]!);
  }

  /** An event that happened `agoMs` ago. */
  async send(type: string, data: object, agoMs = 0): Promise<void> {
    const time = new Date(Date.now() - agoMs).toISOString();
    const event = { specversion: '1.0', id: randomUUID(), source: '/platform', type, time, data };
    const { status, body } = await post(`${this.#url}/v1/events`, event, this.#key);
    if (status !== 200) throw new Error(`${type}: ${JSON.stringify(body)}`);
  }

  /** A run whose steps took these times, in milliseconds, one after the other, and that ended `agoMs` ago. */
  async run(workflow: { id: string; name: string }, steps: readonly [string, number][], agoMs: number) {
    const run = { workflow: workflow.id, run: randomUUID() };
    let ago = agoMs + steps.reduce((sum, [, ms]) => sum + ms, 0);
    await this.send('workflow.started', { ...run, name: workflow.name, steps: steps.length }, ago);
    for (const [place, [name, ms]] of steps.entries()) {
      const step = { number: place + 1, name };
      await this.send('workflow.step_started', { ...run, step }, ago);
      ago -= ms;
      await this.send('workflow.step_finished', { ...run, step }, ago);
    }
    await this.send('workflow.finished', { ...run, status: 'success', summary: 'Member 4711 is in.' }, ago);
  }
}
