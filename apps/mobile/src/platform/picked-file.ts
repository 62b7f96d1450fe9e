/** Where a file comes from: what is on the device as pictures, a picture made now, anything that can be opened. */
export type Origin = 'pictures' | 'camera' | 'files';

/** A file that somebody picked, dropped or pasted. `preview`: where a picture can be drawn from at once. */
export type PickedFile = {
  name: string;
  /** Its media type. */
  type: string;
  /** 0: the device does not know before it is read. */
  bytes: number;
  /** A phone sends a file from where it is, without reading it into memory. */
  content: Blob | { uri: string };
  preview: string | null;
};

/** Its owner does not let the app use the camera; only the phone's settings change that. */
export class CameraDeniedError extends Error {}
