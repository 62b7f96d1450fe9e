/** A limit that all nodes share. */
export type Limit = {
  name: string;
  /** Tokens that come back each second. */
  perSecond: number;
  /** Tokens that are there at most. */
  burst: number;
};

export interface Budget {
  /** Takes up to `wanted` tokens, and leaves at least `reserve` behind. Answers how many it got. */
  draw(limit: Limit, asked: { wanted: number; reserve: number; now: number }): Promise<number>;
}
