import { isDeepStrictEqual } from 'node:util';
import type { NewEntry } from '@baton/protocol';
import type { RuledMember } from '../../ports/directory.ts';
import type { Loaded } from '../../ports/journal.ts';
import type { StagePorts } from '../../ports/stage.ts';
import type { PresenceReader } from '../../ports/presence.ts';
import { ruledMembers } from './members.ts';

/** What a first ring is decided from. */
export type Known = { loaded: Loaded; members: RuledMember[] };

type Request = Extract<NewEntry, { type: 'handoff.requested' }>;
type Coming = { request: Request; loaded: Loaded; members: Promise<RuledMember[] | null> };

/** What was read so long ago is read again. */
const FRESH_MS = 1000;
const MOST = 1000;

/** Reads whom a request for a human will ring while the request itself waits for the disk. */
export class Expected {
  readonly #ports: StagePorts;
  readonly #presence: PresenceReader;
  /** By handoff. */
  readonly #coming = new Map<string, Coming>();

  constructor(ports: StagePorts, presence: PresenceReader) {
    this.#ports = ports;
    this.#presence = presence;
  }

  expect(organizationId: string, entries: readonly NewEntry[], loaded: Loaded): void {
    const request = entries.find((entry) => entry.type === 'handoff.requested');
    if (request?.type !== 'handoff.requested') return;
    const { directory, clock } = this.#ports;
    const now = clock.now();
    const subject = { type: 'bot' as const, id: loaded.conversation.botId };
    const members = ruledMembers(directory, this.#presence, { organizationId, subject, now })
      // It was only to save time: `route` reads it itself, and says what is wrong.
      .catch(() => null);
    if (this.#coming.size >= MOST) this.#coming.delete(this.#coming.keys().next().value!);
    this.#coming.set(request.handoffId, { request, loaded, members });
  }

  /** `null` when this very request was not expected: another node may have taken the same one, at another time. Or too long ago. */
  async take({ handoffId, at, handoff }: Request): Promise<Known | null> {
    const coming = this.#coming.get(handoffId);
    this.#coming.delete(handoffId);
    if (!coming || at + FRESH_MS < this.#ports.clock.now()) return null;
    if (coming.request.at !== at || !isDeepStrictEqual(coming.request.handoff, handoff)) return null;
    const members = await coming.members;
    return members && { loaded: coming.loaded, members };
  }
}
