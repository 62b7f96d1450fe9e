import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { answerJson, closeServer, listen } from './loopback.ts';
import { Script } from './script.ts';
import { checkVapid } from './vapid-check.ts';

type Message = {
  channelID: string;
  version: string;
  ttl: number;
  expiresAt: number;
  topic: string | undefined;
  data: string;
  sent: boolean;
};
type Channel = { userAgentId: string; channelID: string; key: string | undefined; subscribed: boolean };
/** A browser: connected while it has a socket; what it has not acknowledged waits. */
type UserAgent = { socket: WebSocket | undefined; queue: Message[] };
type ClientMessage =
  | { messageType: 'hello'; uaid?: string }
  | { messageType: 'register' | 'unregister'; channelID: string; key?: string }
  | { messageType: 'ack'; updates: { version: string; code: number }[] };

/** Codes of an acknowledgement (autopush protocol): delivered, could not decrypt, not delivered. */
export const ACK = { delivered: 100, undecryptable: 101, undelivered: 102 } as const;

const MAX_BODY = 4096;
const ENDPOINT = '/wpush/v2/';

/**
 * Mozilla's push service on loopback, enough of it for a real Firefox: the WebSocket side (hello, register, notification, ack) and the
 * side of RFC 8030 that application servers call (VAPID, TTL, Topic, a queue for those who are away). Both on one port.
 */
export class Autopush {
  readonly script = new Script();
  /** Headers of every push, oldest first. */
  readonly pushes: IncomingHttpHeaders[] = [];
  /** Code of every acknowledgement, oldest first. */
  readonly acks: number[] = [];

  /** Waited for before a push is taken and answered. */
  beforeTaking: () => Promise<void> = async () => undefined;

  readonly #channels = new Map<string, Channel>();
  readonly #userAgents = new Map<string, UserAgent>();
  readonly #waiting: WebSocket[] = [];
  #online = true;
  #stop = (): Promise<void> => Promise.resolve();

  port = 0;
  url = '';

  static async start(port = 0): Promise<Autopush> {
    const service = new Autopush();
    const { server, ...bound } = await listen((request, response, body) => {
      if (service.script.play(request, response)) return;
      void service.#take(request, response, body);
    }, port);
    Object.assign(service, bound);
    const sockets = new WebSocketServer({
      server,
      handleProtocols: (offered) => (offered.has('push-notification') ? 'push-notification' : false),
    });
    sockets.on('connection', (socket) => service.#connect(socket));
    service.#stop = async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await closeServer(server);
    };
    return service;
  }

  /**
   * Cuts every browser off, or lets them back. Those that come back too early wait at the door unheard: a Firefox that is turned away
   * again and again stays away for minutes.
   */
  set online(online: boolean) {
    this.#online = online;
    if (!online) for (const { socket } of this.#userAgents.values()) socket?.terminate();
    if (online) for (const socket of this.#waiting.splice(0)) socket.resume();
  }

  get connected(): number {
    return [...this.#userAgents.values()].filter(({ socket }) => socket !== undefined).length;
  }

  close(): Promise<void> {
    return this.#stop();
  }

  async #take(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    await this.beforeTaking();
    const { status, answer, location } = this.#push(request.url ?? '', request.headers, body);
    answerJson(response, status, answer, {
      ...(location && { location }),
      ttl: String(request.headers.ttl ?? 0),
    });
  }

  #connect(socket: WebSocket): void {
    if (!this.#online) {
      socket.pause();
      this.#waiting.push(socket);
    }
    let userAgentId = '';
    socket.on('message', (raw) => {
      const text = String(raw);
      if (text === '{}') return socket.send('{}');
      const message = JSON.parse(text) as ClientMessage;
      if (message.messageType === 'hello') userAgentId = this.#hello(socket, message.uaid);
      else if (message.messageType === 'ack') this.#acknowledge(userAgentId, message.updates);
      else if (message.messageType === 'register') this.#register(socket, userAgentId, message);
      else if (message.messageType === 'unregister') this.#unregister(socket, message.channelID);
    });
    socket.on('close', () => {
      const userAgent = this.#userAgents.get(userAgentId);
      if (userAgent?.socket !== socket) return;
      userAgent.socket = undefined;
      for (const message of userAgent.queue) message.sent = false;
    });
  }

  #hello(socket: WebSocket, claimed: string | undefined): string {
    const id = claimed && this.#userAgents.has(claimed) ? claimed : randomBytes(16).toString('hex');
    const userAgent = this.#userAgents.get(id) ?? { socket: undefined, queue: [] };
    userAgent.socket = socket;
    this.#userAgents.set(id, userAgent);
    socket.send(
      JSON.stringify({ messageType: 'hello', uaid: id, status: 200, use_webpush: true, broadcasts: {} }),
    );
    flush(userAgent);
    return id;
  }

  #register(
    socket: WebSocket,
    userAgentId: string,
    { channelID, key }: { channelID: string; key?: string },
  ): void {
    const id = randomBytes(18).toString('base64url');
    this.#channels.set(id, { userAgentId, channelID, key, subscribed: true });
    socket.send(
      JSON.stringify({
        messageType: 'register',
        channelID,
        status: 200,
        pushEndpoint: this.url + ENDPOINT + id,
      }),
    );
  }

  #unregister(socket: WebSocket, channelID: string): void {
    for (const channel of this.#channels.values())
      if (channel.channelID === channelID) channel.subscribed = false;
    socket.send(JSON.stringify({ messageType: 'unregister', channelID, status: 200 }));
  }

  #acknowledge(userAgentId: string, updates: { version: string; code: number }[]): void {
    const userAgent = this.#userAgents.get(userAgentId);
    const done = new Set(updates.map(({ version }) => version));
    this.acks.push(...updates.map(({ code }) => code));
    if (userAgent) userAgent.queue = userAgent.queue.filter(({ version }) => !done.has(version));
  }

  #push(
    path: string,
    headers: IncomingHttpHeaders,
    body: Buffer,
  ): { status: number; answer: object; location?: string } {
    const channel = this.#channels.get(path.slice(ENDPOINT.length));
    if (!channel) return refuse(404, 102);
    if (!channel.subscribed) return refuse(410, 106);
    if (body.length > MAX_BODY) return refuse(413, 104);
    if (!/^\d+$/.test(String(headers.ttl))) return refuse(400, 111);
    if (headers.topic && !/^[\w-]{1,32}$/.test(String(headers.topic))) return refuse(400, 113);
    if (body.length > 0 && headers['content-encoding'] !== 'aes128gcm') return refuse(400, 110);
    const objection =
      channel.key === undefined
        ? undefined
        : checkVapid(headers.authorization, { key: channel.key, audience: this.url, now: Date.now() });
    if (objection !== undefined) return refuse(objection, 109);
    this.pushes.push(headers);
    return { status: 201, answer: {}, location: `${this.url}/m/${this.#deliver(channel, headers, body)}` };
  }

  #deliver({ userAgentId, channelID }: Channel, headers: IncomingHttpHeaders, body: Buffer): string {
    const topic = headers.topic === undefined ? undefined : String(headers.topic);
    const ttl = Number(headers.ttl);
    const message = {
      channelID,
      version: randomUUID(),
      ttl,
      expiresAt: Date.now() + ttl * 1000,
      topic,
      data: body.toString('base64url'),
      sent: false,
    };
    const userAgent = this.#userAgents.get(userAgentId);
    if (!userAgent) return message.version;
    const replaced = (other: Message): boolean =>
      topic !== undefined && other.topic === topic && other.channelID === channelID && !other.sent;
    userAgent.queue = [...userAgent.queue.filter((other) => !replaced(other)), message];
    flush(userAgent);
    return message.version;
  }
}

/** Sends what waits; what has expired, or was for whoever is there at once (TTL 0), is dropped. */
function flush(userAgent: UserAgent): void {
  const { socket } = userAgent;
  const now = Date.now();
  if (socket) {
    for (const message of userAgent.queue.filter(
      ({ sent, ttl, expiresAt }) => !sent && (expiresAt > now || ttl === 0),
    )) {
      const { channelID, version, ttl, data } = message;
      message.sent = true;
      socket.send(
        JSON.stringify({
          messageType: 'notification',
          channelID,
          version,
          ttl,
          data,
          headers: { encoding: 'aes128gcm' },
        }),
      );
    }
  }
  userAgent.queue = userAgent.queue.filter(({ sent, expiresAt }) => sent || expiresAt > now);
}

const refuse = (status: number, errno: number): { status: number; answer: object } => ({
  status,
  answer: { code: status, errno },
});
