import type { Budget, Limit, Spent } from '../../ports/budget.ts';
import { query } from './pool.ts';
import type { Pool } from './pool.ts';

// The row's lock makes nodes draw one after the other. A clock that is behind takes nothing from the bucket and gives it nothing.
const DRAW = {
  name: 'draw_push_budget',
  text: `with filled as (
      select name, least($6::float8, tokens + greatest(0, $5::bigint - at) * $2::float8 / 1000) as tokens from push_budgets where name = $1 for update),
    granted as (select name, tokens, greatest(0, least($3::float8, floor(tokens - $4::float8))) as n from filled)
    update push_budgets b set tokens = g.tokens - g.n, at = greatest(b.at, $5::bigint) from granted g where b.name = g.name returning g.n as granted`,
};
const OPEN = {
  name: 'open_push_budget',
  text: 'insert into push_budgets (name, tokens, at) values ($1, $2, $3) on conflict (name) do nothing',
};

// In one order, so that two nodes that book for the same devices wait instead of deadlocking.
const SPEND = {
  name: 'spend_push_budgets',
  text: `insert into push_budgets as b (name, tokens, at)
      select s.name, $4::float8 - s.tokens, $3::bigint from unnest($1::text[], $2::float8[]) as s(name, tokens) order by s.name
    on conflict (name) do update set at = greatest(b.at, excluded.at),
      tokens = least($4::float8, b.tokens + greatest(0, $3::bigint - b.at) * $5::float8 / 1000) - ($4::float8 - excluded.tokens)
    returning name, tokens as left`,
};
const FORGET = {
  name: 'forget_push_budgets',
  text: 'delete from push_budgets where starts_with(name, $1) and at < $2',
};

/** A row in the database, so that nodes that know nothing of each other keep one limit. */
export class PostgresBudget implements Budget {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async draw(
    { name, perSecond, burst }: Limit,
    { wanted, reserve, now }: { wanted: number; reserve: number; now: number },
  ): Promise<number> {
    const values = [name, perSecond, wanted, reserve, now, burst];
    const [drawn] = await query<{ granted: number }>(this.#pool, DRAW, values);
    if (drawn) return drawn.granted;
    await query(this.#pool, OPEN, [name, burst, now]);
    const [first] = await query<{ granted: number }>(this.#pool, DRAW, values);
    return first?.granted ?? 0;
  }

  spend = ({ perSecond, burst }: Omit<Limit, 'name'>, spent: Spent[], now: number) => {
    const names = spent.map(({ name }) => name);
    const tokens = spent.map((one) => one.tokens);
    return query<{ name: string; left: number }>(this.#pool, SPEND, [names, tokens, now, burst, perSecond]);
  };

  async forget(beginning: string, since: number): Promise<void> {
    await query(this.#pool, FORGET, [beginning, since]);
  }
}
