import type { Attachment } from '@baton/protocol';
import { ATTACHMENT_TYPES, MAX_ATTACHMENT_BYTES } from '@baton/protocol/attachment-limits';
import { RefusedAnswer } from '../../../live/answers.tsx';
import type { Upload } from '../../../live/upload.tsx';
import type { PickedFile } from '../../../platform/picked-file.ts';

/** A file beside the words that are being written. `ready`: the server has it, and it goes with the next message. */
export type Enclosed = {
  id: string;
  name: string;
  bytes: number;
  preview: string | null;
  image: boolean;
  /** 0 to 1. */
  progress: number;
  state: 'under_way' | 'ready' | 'failed' | 'too_large' | 'wrong_type';
};

export const MAX_MEGABYTES = MAX_ATTACHMENT_BYTES / (1024 * 1024);
export const ACCEPTED = Object.keys(ATTACHMENT_TYPES).join(',');

type Ports = {
  conversationId: string;
  upload: Upload;
  newId: () => string;
  forget: (preview: string | null) => void;
  changed: (list: readonly Enclosed[]) => void;
};
type Held = { file: PickedFile; cancel: () => void; attachment: Attachment | null };

/** Files on their way to the server before the message that carries them is sent. */
export class Uploads {
  readonly #ports: Ports;
  readonly #held = new Map<string, Held>();
  list: readonly Enclosed[] = [];

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  add(files: readonly PickedFile[]): void {
    for (const file of files) {
      const id = this.#ports.newId();
      const { name, bytes, preview, type } = file;
      const state = refusalOf(file) ?? 'under_way';
      this.#held.set(id, { file, cancel: () => undefined, attachment: null });
      this.#set([
        ...this.list,
        { id, name, bytes, preview, image: type.startsWith('image/'), progress: 0, state },
      ]);
      if (state === 'under_way') this.#send(id, file);
    }
  }

  retry(id: string): void {
    const held = this.#held.get(id);
    if (!held) return;
    this.#change(id, { state: 'under_way', progress: 0 });
    this.#send(id, held.file);
  }

  drop(id: string): void {
    const held = this.#held.get(id);
    held?.cancel();
    this.#ports.forget(held?.file.preview ?? null);
    this.#held.delete(id);
    this.#set(this.list.filter((one) => one.id !== id));
  }

  /** What the server has, in the order in which it was picked; it is no longer here then. */
  take(): Attachment[] {
    const ready = this.list.filter(({ state }) => state === 'ready');
    const attachments = ready.flatMap(({ id }) => this.#held.get(id)?.attachment ?? []);
    for (const { id } of ready) this.drop(id);
    return attachments;
  }

  /** The conversation is left: nothing more arrives. */
  close(): void {
    for (const { id } of this.list) this.drop(id);
  }

  #send(id: string, file: PickedFile): void {
    const { conversationId, upload } = this.#ports;
    const name = encodeURIComponent(file.name.slice(-120));
    const path = `/v1/conversations/${conversationId}/attachments?id=${id}&name=${name}`;
    const { done, cancel } = upload(path, file, (progress) => this.#change(id, { progress }));
    this.#held.set(id, { file, cancel, attachment: null });
    done.then(
      (attachment) => {
        if (!this.#held.has(id)) return;
        this.#held.set(id, { file, cancel: () => undefined, attachment });
        this.#change(id, { state: 'ready', progress: 1 });
      },
      (refused: unknown) => this.#change(id, { state: stateAfter(refused) }),
    );
  }

  #change(id: string, part: Partial<Enclosed>): void {
    if (this.#held.has(id)) this.#set(this.list.map((one) => (one.id === id ? { ...one, ...part } : one)));
  }

  #set(list: readonly Enclosed[]): void {
    this.list = list;
    this.#ports.changed(list);
  }
}

function refusalOf({ bytes, type }: PickedFile): 'too_large' | 'wrong_type' | null {
  if (bytes > MAX_ATTACHMENT_BYTES) return 'too_large';
  return type in ATTACHMENT_TYPES ? null : 'wrong_type';
}

function stateAfter(refused: unknown): Enclosed['state'] {
  const code = refused instanceof RefusedAnswer ? refused.message : '';
  if (code === 'attachment_too_large') return 'too_large';
  return code === 'attachment_type' ? 'wrong_type' : 'failed';
}
