import type { Attachment } from '@baton/protocol';

const WIDEST = 260;
const TALLEST = 320;
/** Of a picture whose size nobody knows. */
const USUAL = { width: 240, height: 180 };

/** How large a picture is drawn in the thread: its own proportions, no larger than it is. */
export function frameOf({ width, height }: Pick<Attachment, 'width' | 'height'>): {
  width: number;
  height: number;
} {
  if (width === undefined || height === undefined) return USUAL;
  const scale = Math.min(1, WIDEST / width, TALLEST / height);
  // A thread of tiny or very thin pictures is still one to be tapped.
  return { width: Math.max(44, Math.round(width * scale)), height: Math.max(44, Math.round(height * scale)) };
}

export const isImage = ({ type }: Pick<Attachment, 'type'>): boolean => type.startsWith('image/');
