import { problemOf } from '@baton/client';
import type { Attachment } from '@baton/protocol';
import { RefusedAnswer } from '../live/answers.tsx';
import type { Upload } from '../live/upload.tsx';

/** Uploads in the member's name. `fetch` tells no progress; this does. */
export const uploadTo =
  (server: string, getToken: () => Promise<string | null>): Upload =>
  (path, file, progress) => {
    const request = new XMLHttpRequest();
    let cancelled = false;
    const sent = (token: string | null) =>
      new Promise<Attachment>((resolve, reject) => {
        if (cancelled) return reject(new Error('cancelled'));
        request.open('POST', server + path);
        request.responseType = 'json';
        request.setRequestHeader('authorization', `Bearer ${token ?? ''}`);
        request.setRequestHeader('content-type', file.type);
        request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
        request.onload = () =>
          request.status === 201
            ? resolve(request.response as Attachment)
            : reject(new RefusedAnswer(problemOf(request.response)?.code ?? `http_${request.status}`));
        request.onerror = () => reject(new TypeError('the server was not reached'));
        request.onabort = () => reject(new Error('cancelled'));
        request.send(file.content);
      });
    return {
      done: getToken().then(sent),
      cancel: () => {
        cancelled = true;
        request.abort();
      },
    };
  };
