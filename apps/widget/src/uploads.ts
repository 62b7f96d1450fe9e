import type { Attachment, Problem } from '@baton/protocol';
import { ATTACHMENT_TYPES, MAX_ATTACHMENT_BYTES } from '@baton/protocol/attachment-limits';

/** A file on its way; it becomes a message once the server has it. */
export type Upload = {
  id: string;
  name: string;
  /** 0 to 1. */
  progress: number;
  /** `too_large` and `wrong_type` are told before anything leaves; `failed` may be tried again. */
  state: 'under_way' | 'failed' | 'too_large' | 'wrong_type';
};

/** Puts bytes there and tells how far it is; `cancel` ends it. Rejects with the problem, or `null` without an answer. */
export type Put = (
  url: string,
  request: { file: File; token: string; progress: (part: number) => void },
) => { done: Promise<Attachment>; cancel: () => void };

type UploadPorts = {
  token: () => string;
  newId: () => string;
  put: Put;
  changed: () => void;
  arrived: (attachment: Attachment) => void;
};

/** For an input that offers what may be sent. */
export const ACCEPTED = Object.keys(ATTACHMENT_TYPES).join(',');
export const MAX_MEGABYTES = MAX_ATTACHMENT_BYTES / (1024 * 1024);

/** Files that the customer picked and that are not sent yet. */
export class Uploads {
  readonly #ports: UploadPorts;
  readonly #files = new Map<string, { file: File; cancel: () => void }>();
  list: readonly Upload[] = [];

  constructor(ports: UploadPorts) {
    this.#ports = ports;
  }

  add(file: File): void {
    const id = this.#ports.newId();
    const state = refusalOf(file) ?? 'under_way';
    this.#set([...this.list, { id, name: file.name || 'file', progress: 0, state }]);
    if (state === 'under_way') this.#send(id, file);
  }

  retry(id: string): void {
    const known = this.#files.get(id);
    if (!known) return;
    this.#change(id, { state: 'under_way', progress: 0 });
    this.#send(id, known.file);
  }

  drop(id: string): void {
    this.#files.get(id)?.cancel();
    this.#files.delete(id);
    this.#set(this.list.filter((one) => one.id !== id));
  }

  #send(id: string, file: File): void {
    const { token, put, arrived } = this.#ports;
    const url = `/v1/customer/attachments?id=${id}&name=${encodeURIComponent(nameOf(file))}`;
    const { done, cancel } = put(url, {
      file,
      token: token(),
      progress: (progress) => this.#change(id, { progress }),
    });
    this.#files.set(id, { file, cancel });
    done.then(
      (attachment) => {
        this.drop(id);
        arrived(attachment);
      },
      (problem: Problem | null) =>
        this.#change(id, {
          state:
            problem?.code === 'attachment_type'
              ? 'wrong_type'
              : problem?.code === 'attachment_too_large'
                ? 'too_large'
                : 'failed',
        }),
    );
  }

  #change(id: string, part: Partial<Upload>): void {
    this.#set(this.list.map((one) => (one.id === id ? { ...one, ...part } : one)));
  }

  #set(list: readonly Upload[]): void {
    this.list = list;
    this.#ports.changed();
  }
}

const nameOf = (file: File): string => file.name.slice(-120) || 'file';

function refusalOf(file: File): 'too_large' | 'wrong_type' | null {
  if (file.size > MAX_ATTACHMENT_BYTES) return 'too_large';
  return file.type in ATTACHMENT_TYPES ? null : 'wrong_type';
}

/** fetch tells no progress; this does. */
export const putByXhr: Put = (url, { file, token, progress }) => {
  const request = new XMLHttpRequest();
  const done = new Promise<Attachment>((resolve, reject) => {
    request.open('POST', url);
    request.responseType = 'json';
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', file.type);
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status === 201 ? resolve(request.response as Attachment) : reject(request.response as Problem);
    request.onerror = () => reject(null);
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
};
