import { createECDH, randomBytes, randomUUID } from 'node:crypto';
import ece from 'http_ece';
import { WebSocket } from 'ws';
import { ACK } from './autopush.ts';

type Address = { endpoint: string; keys: { p256dh: string; auth: string } };
type ServerMessage = {
  messageType: string;
  uaid?: string;
  channelID?: string;
  pushEndpoint?: string;
  version?: string;
  data?: string;
};

/** The browser's side of autopush without a browser: subscribes, decrypts with a library that is not ours, acknowledges. */
export class UserAgent {
  /** Every push that arrived, decrypted. */
  readonly received: unknown[] = [];

  readonly #url: string;
  readonly #ecdh = createECDH('prime256v1');
  readonly #auth = randomBytes(16).toString('base64url');
  readonly #waiting: ((message: ServerMessage) => boolean)[] = [];
  #socket: WebSocket | undefined;
  #id: string | undefined;

  constructor(url: string) {
    this.#url = url.replace(/^http/, 'ws');
    this.#ecdh.generateKeys();
  }

  async connect(): Promise<void> {
    const socket = new WebSocket(this.#url, 'push-notification');
    socket.on('message', (raw) => this.#take(JSON.parse(String(raw)) as ServerMessage));
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    this.#socket = socket;
    const hello = await this.#ask(
      { messageType: 'hello', use_webpush: true, ...(this.#id && { uaid: this.#id }) },
      'hello',
    );
    this.#id = hello.uaid;
  }

  /** `key`: the application server's public VAPID key. */
  async subscribe(key: string): Promise<Address & { channelID: string }> {
    const channelID = randomUUID();
    const { pushEndpoint = '' } = await this.#ask({ messageType: 'register', channelID, key }, 'register');
    return {
      endpoint: pushEndpoint,
      keys: { p256dh: this.#ecdh.getPublicKey('base64url'), auth: this.#auth },
      channelID,
    };
  }

  async unsubscribe(channelID: string): Promise<void> {
    await this.#ask({ messageType: 'unregister', channelID }, 'unregister');
  }

  async disconnect(): Promise<void> {
    const socket = this.#socket;
    if (!socket || socket.readyState === WebSocket.CLOSED) return;
    await new Promise((resolve) => {
      socket.once('close', resolve);
      socket.close();
    });
  }

  #ask(message: object, answer: string): Promise<ServerMessage> {
    return new Promise((resolve) => {
      this.#waiting.push((heard) => {
        if (heard.messageType === answer) resolve(heard);
        return heard.messageType === answer;
      });
      this.#socket?.send(JSON.stringify(message));
    });
  }

  #take(message: ServerMessage): void {
    if (message.messageType === 'notification') return this.#receive(message);
    const index = this.#waiting.findIndex((takes) => takes(message));
    if (index >= 0) this.#waiting.splice(index, 1);
  }

  #receive({ channelID, version, data = '' }: ServerMessage): void {
    const params = { version: 'aes128gcm', privateKey: this.#ecdh, authSecret: this.#auth } as const;
    this.received.push(JSON.parse(ece.decrypt(Buffer.from(data, 'base64url'), params).toString()));
    this.#socket?.send(
      JSON.stringify({ messageType: 'ack', updates: [{ channelID, version, code: ACK.delivered }] }),
    );
  }
}
