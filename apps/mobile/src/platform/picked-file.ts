/** A file that somebody picked, dropped or pasted. `preview`: where a picture can be drawn from at once. */
export type PickedFile = {
  name: string;
  /** Its media type. */
  type: string;
  bytes: number;
  content: Blob;
  preview: string | null;
};
