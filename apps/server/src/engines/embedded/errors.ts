/** The embedded database cannot be had; the message says what to do, and is meant for the person at the terminal. */
export class EmbeddedUnavailable extends Error {
  override name = 'EmbeddedUnavailable';
}
