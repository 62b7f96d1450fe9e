import { createContext, useContext } from 'react';
import type { Attachment } from '@baton/protocol';
import type { PickedFile } from '../platform/picked-file.ts';

/** Puts a file's bytes to a path and tells how far it is, 0 to 1. `done` rejects with a RefusedAnswer, or with what else went wrong. */
export type Upload = (
  path: string,
  file: PickedFile,
  progress: (part: number) => void,
) => { done: Promise<Attachment>; cancel: () => void };

const UploadContext = createContext<Upload | null>(null);
export const UploadProvider = UploadContext.Provider;

/** `null` where there is no server to take files. */
export const useUpload = (): Upload | null => useContext(UploadContext);
