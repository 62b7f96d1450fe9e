import { randomUUID } from 'node:crypto';
import type { CustomerEntry } from '@baton/protocol';

/** A customer without a page: the widget's own calls, over plain HTTP. */
export class HttpCustomer {
  readonly #url: string;
  readonly #token: string;

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  static async arrive(url: string, name: string): Promise<HttpCustomer> {
    const demo = await (await fetch(`${url}/demo`)).text();
    const botId = /data-bot="([^"]+)"/.exec(demo)?.[1];
    const { token } = (await post(`${url}/v1/customer/sessions`, { botId, name })) as { token: string };
    return new HttpCustomer(url, token);
  }

  async write(text: string): Promise<void> {
    await post(`${this.#url}/v1/customer/commands`, { type: 'send', id: randomUUID(), text }, this.#token);
  }

  /** What the widget would show: everything so far. */
  async thread(): Promise<CustomerEntry[]> {
    const headers = { authorization: `Bearer ${this.#token}` };
    const answer = await fetch(`${this.#url}/v1/customer/sync`, { headers });
    return ((await answer.json()) as { entries: CustomerEntry[] }).entries;
  }
}

/** Answers the body; anything but a 2xx is thrown. */
export async function post(url: string, body: object, token?: string): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: new URL(url).origin,
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
