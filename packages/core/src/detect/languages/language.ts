/**
 * How a language asks for a human. Every value is a list of phrases separated by commas, already folded (lower case, no diacritics);
 * a word ending in `*` stands for every word that begins so.
 */
export type Language = {
  code: string;
  /** Reaching somebody: "speak to", "put me through". */
  contact: string;
  /** Wanting something: "i need", "give me". */
  ask: string;
  /** Surely a human: "human", "real person". */
  human: string;
  /** The people of the company: "customer service". */
  desk: string;
  /** Anybody; a request only with `contact`: "someone". */
  someone: string;
  /** What the customer talks to now. */
  bot: string;
  /** May stand between `ask` and a human: articles and adjectives. */
  link: string;
  /** May stand around a bare "operator": "please", "hello". */
  filler: string;
  /** Turns what follows into its opposite: "don't want to". */
  not: string;
  /** Before `bot` it asks for a human: "instead of". */
  insteadOf: string;
  /** Looks like a human or a request, but is none: "human resources", "are you". */
  guard: string;
  /** The verb may follow its object ("mit einem Menschen sprechen"). */
  verbLast?: boolean;
  /** So may "I want" ("temsilci istiyorum"). */
  askLast?: boolean;
  /** Like `not`, but after what it denies. */
  notAfter?: string;
  /** Words of their own that a slip would turn into a word of this list: "taking". */
  realWords?: string;
};
