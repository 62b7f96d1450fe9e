/** Typing is shown at most this long after the last signal, in milliseconds. */
export const TYPING_TTL_MS = 6000;
