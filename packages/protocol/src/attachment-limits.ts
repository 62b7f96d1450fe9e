// Without schemas: the app and the widget tell these limits before anybody picks a file.

export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;

/** Media types that may be attached, with the kind of message that they make. */
export const ATTACHMENT_TYPES: Readonly<Record<string, 'image' | 'audio' | 'file'>> = {
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/ogg': 'audio',
  'audio/webm': 'audio',
  'audio/wav': 'audio',
  'application/pdf': 'file',
  'application/zip': 'file',
  'application/json': 'file',
  'application/msword': 'file',
  'application/vnd.ms-excel': 'file',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'file',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'file',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'file',
  'text/plain': 'file',
  'text/csv': 'file',
  'video/mp4': 'file',
};
