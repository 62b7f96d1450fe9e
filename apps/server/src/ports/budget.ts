/** A limit that all nodes share. */
export type Limit = {
  name: string;
  /** Tokens that come back each second. */
  perSecond: number;
  /** Tokens that are there at most. */
  burst: number;
};

export type Spent = { name: string; tokens: number };

export interface Budget {
  /** Takes up to `wanted` tokens, and leaves at least `reserve` behind. Answers how many it got. */
  draw(limit: Limit, asked: { wanted: number; reserve: number; now: number }): Promise<number>;
  /** Books what was sent already, of many limits of one kind at once. Answers what is left of each; below zero where too much was sent. */
  spend(limit: Omit<Limit, 'name'>, spent: Spent[], now: number): Promise<{ name: string; left: number }[]>;
  /** Buckets of this beginning that nobody has drawn from since are full again, and forgotten. */
  forget(beginning: string, since: number): Promise<void>;
}
