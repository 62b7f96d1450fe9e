import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, so that it shares nothing with its clients but the machine. */
export class ServerChild<Ready> {
  readonly ready: Ready;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, ready: Ready) {
    this.#child = child;
    this.ready = ready;
  }

  static async start<Ready>(file: string, argument: unknown): Promise<ServerChild<Ready>> {
    const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(argument)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [ready] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => {
        throw new Error(`${file} ended`);
      }),
    ])) as [Ready];
    return new ServerChild(child, ready);
  }

  async ask<Answer>(question: unknown): Promise<Answer> {
    const answer = this.hear<Answer>();
    this.#child.send(question as object);
    return answer;
  }

  /** What it says next. */
  async hear<Message>(): Promise<Message> {
    const [message] = (await once(this.#child, 'message')) as [Message];
    return message;
  }

  async stop(): Promise<void> {
    this.#child.send({ stop: true });
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
  }
}
