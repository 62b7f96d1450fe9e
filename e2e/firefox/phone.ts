import type { PushPayload } from '@baton/protocol';
import { TokenAnswer } from '@baton/protocol';
import { UserAgent } from '../fake-push/user-agent.ts';
import { post } from '../spine/http-customer.ts';

/** Another device of a member: it takes real pushes from the push service, and has no screen. */
export class Phone {
  readonly #url: string;
  readonly #agent: UserAgent;

  private constructor(url: string, agent: UserAgent) {
    this.#url = url;
    this.#agent = agent;
  }

  /** `name` as in `alice@example.com`. */
  static async register(url: string, pushService: string, name: string): Promise<Phone> {
    const session = (await post(`${url}/api/auth/sign-in/email`, {
      email: `${name}@example.com`,
      password: `baton-${name}`,
    })) as { token: string };
    const { token } = TokenAnswer.parse(await post(`${url}/v1/token`, {}, session.token));
    const { publicKey } = (await (await fetch(`${url}/v1/push/key`)).json()) as { publicKey: string };
    const agent = new UserAgent(pushService);
    await agent.connect();
    const { endpoint, keys } = await agent.subscribe(publicKey);
    const device = { transport: 'web_push', address: { endpoint, keys }, label: `Phone of ${name}` };
    await post(`${url}/v1/devices`, device, token);
    return new Phone(url, agent);
  }

  get received(): PushPayload[] {
    return this.#agent.received as PushPayload[];
  }

  /** The Claim button of a push, whatever has happened since. */
  claim({ claimToken }: PushPayload): Promise<Response> {
    return fetch(`${this.#url}/v1/push/claim`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: claimToken }),
    });
  }

  disconnect(): Promise<void> {
    return this.#agent.disconnect();
  }
}
