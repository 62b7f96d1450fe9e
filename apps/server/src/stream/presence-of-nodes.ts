import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import type { NodeTalk } from '../ports/journal.ts';
import type { Connection, Presence } from './presence.ts';

const GATHER_MS = 50;
const BEAT_MS = 20_000;
/** Two beats may be lost. */
const FORGET_MS = 65_000;
/** Up to 200 bytes each, and a message takes 7,000. */
const AT_ONCE = 30;

/** What a node says of some of its connections; `null` of one that has ended. */
const Said = z.object({
  about: z.literal('presence'),
  node: z.string(),
  connections: z.array(
    z.tuple([
      z.string(),
      z
        .object({
          memberId: z.string(),
          organizationId: z.string(),
          status: z.enum(['online', 'away']),
          viewing: z.string().nullable(),
        })
        .nullable(),
    ]),
  ),
});
type Said = z.infer<typeof Said>;

type Ports = { presence: Presence; nodes: NodeTalk; clock: Clock; node: string };

/**
 * One presence for all nodes: each says what changes on it, at once, and all that it has now and then. Somebody of whom nothing is heard
 * for a minute is gone with their node. A hint, as all presence: what is lost is said again.
 */
export function presenceOfNodes({ presence, nodes, clock, node }: Ports): () => void {
  const own = new Set<string>();
  /** Connections of other nodes, and when they were last spoken of; the longest ago first. */
  const heard = new Map<string, number>();
  const met = new Set<string>();
  const changed = new Set<string>();
  let hearing = false;

  const say = (ids: readonly string[]): void => {
    for (let n = 0; n === 0 || n < ids.length; n += AT_ONCE) {
      const connections = ids
        .slice(n, n + AT_ONCE)
        .map((id): [string, Connection | null] => [id, presence.connection(id)]);
      nodes.tell(JSON.stringify({ about: 'presence', node, connections } satisfies Said));
    }
  };
  const sayChanged = (): void => {
    say([...changed]);
    changed.clear();
  };
  presence.onChange((id, _before, after) => {
    if (hearing) return;
    if (after) own.add(id);
    else own.delete(id);
    if (changed.size === 0) clock.after(GATHER_MS, sayChanged);
    changed.add(id);
  });

  const put = (id: string, connection: Connection | null): void => {
    hearing = true;
    presence.put(id, connection);
    hearing = false;
  };
  const deaf = nodes.hear((text) => {
    const said = Said.safeParse(JSON.parse(text)).data;
    if (!said) return;
    for (const [id, connection] of said.connections) {
      heard.delete(id);
      if (connection) heard.set(id, clock.now());
      put(id, connection);
    }
    // Whoever is new has not heard of those who are here.
    if (met.has(said.node)) return;
    met.add(said.node);
    say([...own]);
  });

  const beat = (): void => {
    for (const [id, at] of heard) {
      if (at > clock.now() - FORGET_MS) break;
      heard.delete(id);
      put(id, null);
    }
    say([...own]);
    stop = clock.after(BEAT_MS, beat);
  };
  let stop = clock.after(0, beat);
  return () => {
    stop();
    deaf();
    sayChanged();
  };
}
