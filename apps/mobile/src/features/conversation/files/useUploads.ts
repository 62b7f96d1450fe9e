import { useEffect, useMemo, useState } from 'react';
import { useUpload } from '../../../live/upload.tsx';
import { forgetPreview } from '../../../platform/files';
import { newId } from '../../../platform/new-id';
import { Uploads } from './uploads.ts';
import type { Enclosed } from './uploads.ts';

/** The files beside the words; `uploads` is `null` where none can be taken. */
export function useUploads(conversationId: string) {
  const upload = useUpload();
  const [list, setList] = useState<readonly Enclosed[]>([]);
  const uploads = useMemo(
    () =>
      upload ? new Uploads({ conversationId, upload, newId, forget: forgetPreview, changed: setList }) : null,
    [conversationId, upload],
  );
  useEffect(() => () => uploads?.close(), [uploads]);
  return { uploads, list };
}

/** Whether the files let the message go: `undefined` when there are none to wait for or to send. */
export function enclosedIn(list: readonly Enclosed[]): boolean | undefined {
  if (list.some(({ state }) => state === 'under_way')) return false;
  return list.some(({ state }) => state === 'ready') ? true : undefined;
}
