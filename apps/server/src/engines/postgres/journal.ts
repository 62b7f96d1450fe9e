import type { Cursor, Entry } from '@baton/protocol';
import { NothingWrittenError } from '../../ports/journal.ts';
import type { Appended, Change, Committed, DueTimer, Journal, Line, Loaded } from '../../ports/journal.ts';
import { appendArgument, commitArgument } from './arguments.ts';
import { query, statement } from './pool.ts';
import type { Pool, Statement } from './pool.ts';
import { CONVERSATION_COLUMNS, CONVERSATIONS, entryOf, loadedOf } from './rows.ts';
import type { ConversationRow, EntryRow } from './rows.ts';

const ENTRY = 'seq, at, type, conversation_id, body';

const SQL = {
  commit: statement('commit', 'select commit_change($1::jsonb) as answer'),
  commitEach: statement('commit_each', 'select commit_changes($1::jsonb) as answer'),
  append: statement('append', 'select * from append_lines($1::json)'),
  load: statement(
    'load',
    `select ${CONVERSATION_COLUMNS} from ${CONVERSATIONS} where c.organization_id = $1 and c.id = $2`,
  ),
  loadByHandoff: statement(
    'load_by_handoff',
    `select ${CONVERSATION_COLUMNS} from handoffs h join (${CONVERSATIONS}) on c.id = h.conversation_id where h.organization_id = $1 and h.id = $2`,
  ),
  loadByReference: statement(
    'load_by_reference',
    `select ${CONVERSATION_COLUMNS} from ${CONVERSATIONS} where c.bot_id = $1 and c.reference = $2`,
  ),
  head: statement('head', 'select epoch, head as seq from organizations where id = $1'),
  heads: statement('heads', 'select id as "organizationId", epoch, head as seq from organizations'),
  read: statement(
    'read',
    `select ${ENTRY} from entries where organization_id = $1 and seq > $2 order by seq limit $3`,
  ),
  readConversation: statement(
    'read_conversation',
    `select ${ENTRY} from entries where conversation_id = $1 and seq > $2 order by seq limit $3`,
  ),
  readBack: statement(
    'read_back',
    `select * from (select ${ENTRY} from entries where conversation_id = $1 and seq < coalesce($2, 9007199254740991) and type = any($4) order by seq desc limit $3) newest order by seq`,
  ),
  entryOfMessage: statement(
    'entry_of_message',
    `select ${ENTRY.replaceAll(/\w+/g, 'e.$&')} from message_ids m join entries e on e.organization_id = m.organization_id and e.seq = m.seq where m.conversation_id = $1 and m.id = $2`,
  ),
  cursor: statement(
    'cursor',
    'with made as (insert into cursors values ($1, $2, 0) on conflict do nothing) select coalesce((select seq from cursors where stage = $1 and organization_id = $2), 0) as seq',
  ),
  behind: statement(
    'behind',
    'select o.id from organizations o left join cursors c on c.stage = $1 and c.organization_id = o.id where o.head > coalesce(c.seq, 0)',
  ),
  dueTimers: statement(
    'due_timers',
    'select organization_id as "organizationId", conversation_id as "conversationId", handoff_id as "handoffId", kind, due_at as "dueAt" from timers where due_at <= $1 order by due_at limit $2',
  ),
  nextTimer: statement('next_timer', 'select min(due_at) as at from timers'),
  rearm: statement(
    'rearm',
    'update timers set due_at = $4 where handoff_id = $1 and kind = $2 and due_at = $3',
  ),
  dropTimer: statement(
    'drop_timer',
    'delete from timers where handoff_id = $1 and kind = $2 and due_at = $3',
  ),
  touch: statement(
    'touch',
    'update conversations set active_at = greatest(active_at, $3) where id = $1 and holder_id = $2',
  ),
  inbox: statement(
    'inbox',
    'select digest, answer from inbox where organization_id = $1 and source = $2 and id = $3',
  ),
};

const UNIQUE_VIOLATION = '23505';
/** Classes of errors that a statement itself causes (data, integrity, rollback, raised): its transaction is undone for certain. */
const UNDONE = /^(22|23|40|P0)/;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function explained(error: unknown): never {
  if (UNDONE.test(codeOf(error))) throw new NothingWrittenError('undone', { cause: error });
  throw error;
}

export class PostgresJournal implements Journal {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  load = (organizationId: string, conversationId: string) =>
    this.#loaded(SQL.load, [organizationId, conversationId]);
  loadByHandoff = (organizationId: string, handoffId: string) =>
    this.#loaded(SQL.loadByHandoff, [organizationId, handoffId]);
  loadByReference = (botId: string, reference: string) =>
    this.#loaded(SQL.loadByReference, [botId, reference]);

  async #loaded(sql: Statement, values: unknown[]): Promise<Loaded | null> {
    const [row] = await query<ConversationRow>(this.#pool, sql, values);
    return row ? loadedOf(row) : null;
  }

  async commit(change: Change): Promise<Committed> {
    const [row] = await query<{ answer: Committed }>(this.#pool, SQL.commit, [commitArgument(change)]);
    return row!.answer;
  }

  async commitEach(changes: readonly Change[]): Promise<Committed[]> {
    const [only] = changes;
    if (only && changes.length === 1) return [await this.commit(only)];
    // Each locks its organization's row until all are done: in one order, so that two statements never wait for each other.
    const places = [...changes.keys()].sort((a, b) =>
      changes[a]!.organizationId.localeCompare(changes[b]!.organizationId),
    );
    const argument = `[${places.map((n) => commitArgument(changes[n]!)).join(',')}]`;
    const rows = await query<{ answer: Committed }>(this.#pool, SQL.commitEach, [argument]).catch(explained);
    const answers = Array.from<Committed>({ length: changes.length });
    rows.forEach(({ answer }, n) => (answers[places[n]!] = answer));
    return answers;
  }

  async append(lines: readonly Line[]): Promise<Appended[]> {
    const run = () => query<Appended & { n: number }>(this.#pool, SQL.append, [appendArgument(lines)]);
    const rows = await run()
      // Somebody else has just committed one of these ids; now it is seen as a repeat.
      .catch((error: unknown) => (codeOf(error) === UNIQUE_VIOLATION ? run() : Promise.reject(error)))
      .catch(explained);
    const answers: Appended[] = lines.map(() => ({
      status: 'declined',
      seq: null,
      fence: null,
      owner: null,
    }));
    for (const { n, status, seq, fence, owner } of rows) answers[n] = { status, seq, fence, owner };
    return answers;
  }

  async head(organizationId: string): Promise<Cursor | null> {
    const [row] = await query<Cursor>(this.#pool, SQL.head, [organizationId]);
    return row ?? null;
  }

  heads = () => query<{ organizationId: string } & Cursor>(this.#pool, SQL.heads, []);

  async read(
    organizationId: string,
    range: { after: number; limit: number; conversationId?: string },
  ): Promise<Entry[]> {
    const { conversationId, after, limit } = range;
    const rows = await query<EntryRow>(
      this.#pool,
      conversationId === undefined ? SQL.read : SQL.readConversation,
      [conversationId ?? organizationId, after, limit],
    );
    return rows.map(entryOf);
  }

  async readBack(
    conversationId: string,
    range: { before: number | null; limit: number; types: readonly string[] },
  ): Promise<Entry[]> {
    const rows = await query<EntryRow>(this.#pool, SQL.readBack, [
      conversationId,
      range.before,
      range.limit,
      range.types,
    ]);
    return rows.map(entryOf);
  }

  async entryOfMessage(conversationId: string, messageId: string): Promise<Entry | null> {
    const [row] = await query<EntryRow>(this.#pool, SQL.entryOfMessage, [conversationId, messageId]);
    return row ? entryOf(row) : null;
  }

  async cursor(stage: string, organizationId: string): Promise<number> {
    const [row] = await query<{ seq: number }>(this.#pool, SQL.cursor, [stage, organizationId]);
    return row!.seq;
  }

  async behind(stage: string): Promise<string[]> {
    return (await query<{ id: string }>(this.#pool, SQL.behind, [stage])).map((row) => row.id);
  }

  dueTimers = (now: number, limit: number) => query<DueTimer>(this.#pool, SQL.dueTimers, [now, limit]);

  async nextTimer(): Promise<number | null> {
    const [row] = await query<{ at: number | null }>(this.#pool, SQL.nextTimer, []);
    return row!.at;
  }

  async rearm(timer: DueTimer, dueAt: number): Promise<void> {
    await query(this.#pool, SQL.rearm, [timer.handoffId, timer.kind, timer.dueAt, dueAt]);
  }

  async dropTimer(timer: DueTimer): Promise<void> {
    await query(this.#pool, SQL.dropTimer, [timer.handoffId, timer.kind, timer.dueAt]);
  }

  async touch(conversationId: string, memberId: string, at: number): Promise<void> {
    await query(this.#pool, SQL.touch, [conversationId, memberId, at]);
  }

  async inboxRow(
    organizationId: string,
    source: string,
    id: string,
  ): Promise<{ digest: string; answer: unknown } | null> {
    const [row] = await query<{ digest: string; answer: unknown }>(this.#pool, SQL.inbox, [
      organizationId,
      source,
      id,
    ]);
    return row ?? null;
  }
}
