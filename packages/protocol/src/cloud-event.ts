import { z } from 'zod';

/** CloudEvents 1.0, JSON. `(source, id)` makes it safe to repeat. */
export const CloudEvent = z
  .object({
    specversion: z.literal('1.0'),
    id: z.string().min(1).max(200),
    source: z.string().min(1).max(300),
    type: z.string().min(1).max(120),
    time: z.iso.datetime({ offset: true }).optional(),
    subject: z.string().max(300).optional(),
    datacontenttype: z.string().max(100).optional(),
    data: z.unknown(),
  })
  .meta({ id: 'CloudEvent' });
export type CloudEvent = z.infer<typeof CloudEvent>;

/** One type of event that a platform may send: its data and one that is valid. */
export type EventDefinition<T extends string, D extends z.ZodType> = {
  type: T;
  summary: string;
  data: D;
  sample: z.input<D>;
};

export const defineEvent = <const T extends string, D extends z.ZodType>(definition: EventDefinition<T, D>) =>
  definition;
