import type { Refused, RefusalCode } from '@baton/protocol';

/** A refusal on its way to whoever asked; the edge turns it into a problem document. */
export class RefusedError extends Error {
  readonly refused: Refused;

  constructor(code: RefusalCode, facts?: Record<string, unknown>) {
    super(code);
    this.name = 'RefusedError';
    this.refused = facts ? { code, facts } : { code };
  }
}
