/** 32 characters at the most, as Web Push's Topic wants it. 100 bits of the id and more keep it apart from others. */
export const tagOf = (prefix: string, id: string): string =>
  `${prefix}-${id.replaceAll('-', '')}`.slice(0, 32);
