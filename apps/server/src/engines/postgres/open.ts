import { PostgresBudget } from './budget.ts';
import { PostgresDatabase } from './database.ts';
import { PostgresDeliveries } from './deliveries.ts';
import { PostgresDirectory } from './directory.ts';
import { PostgresJournal } from './journal.ts';
import { migrate } from './migrate.ts';
import { PostgresOutbound } from './outbound.ts';
import { openPool } from './pool.ts';
import type { Connection } from './pool.ts';
import { auditOf, forgetLeases, heldBy, revokedSince } from './queries.ts';
import { PostgresSignals } from './signals.ts';
import { PostgresWatch } from './watch.ts';

/** Everything that is kept, on one PostgreSQL. `shared`: other nodes use it too. */
export async function openPostgres(
  connection: Connection,
  { shared, failed }: { shared: boolean; failed: (error: unknown) => void },
) {
  let closing = false;
  const pool = openPool(connection, (error) => {
    // An embedded server that stops behind us ends what is left of our connections.
    if (!closing) failed(error);
  });
  await migrate(pool);
  const signals = new PostgresSignals(pool, connection, failed);
  if (shared) await signals.connect();
  else await forgetLeases(pool);
  return {
    pool,
    signals,
    database: new PostgresDatabase(pool),
    journal: new PostgresJournal(pool),
    directory: new PostgresDirectory(pool),
    deliveries: new PostgresDeliveries(pool),
    outbound: new PostgresOutbound(pool),
    budget: new PostgresBudget(pool),
    watch: new PostgresWatch(pool),
    audit: auditOf(pool),
    heldBy: heldBy(pool),
    revokedSince: (since: number) => revokedSince(pool, since),
    async close(): Promise<void> {
      closing = true;
      await signals.stop();
      await pool.end();
    },
  };
}

export type Engine = Awaited<ReturnType<typeof openPostgres>>;
