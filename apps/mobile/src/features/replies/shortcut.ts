/** What a shortcut may be made of: the same as the server takes. */
export const isShortcut = (text: string): boolean => /^[\p{L}\p{N}_-]{1,40}$/u.test(text);

/** What canned replies may have filled in, as they are written. */
export const VARIABLES = [
  '{{customer.name}}',
  '{{customer.first_name}}',
  '{{operator.name}}',
  '{{bot.name}}',
] as const;
