import { z } from 'zod';
import type { Push } from '../../ports/transport.ts';
import { parseJson } from '../reply.ts';
import type { Reply } from '../reply.ts';

export type Addressed = { push: Push; to: string };

/** One request is for one project: the error says which tokens are of which. */
const TooManyProjects = z.object({
  errors: z.array(
    z.object({
      code: z.literal('PUSH_TOO_MANY_EXPERIENCE_IDS'),
      details: z.record(z.string(), z.array(z.string())),
    }),
  ),
});
/** About us, or about the moment, not about what was sent. */
const OF_ALL = new Set([401, 403, 408, 429]);

/** How to send again what was refused as a whole: by project, where Expo says which, else in halves. Undefined when there is nothing to part. */
export function partsOf(reply: Reply, live: Addressed[]): Addressed[][] | undefined {
  if ('failure' in reply || live.length < 2) return undefined;
  const { status, text } = reply;
  if (status < 400 || status >= 500 || OF_ALL.has(status) || text.includes('"UNAUTHORIZED"'))
    return undefined;
  const projects = TooManyProjects.safeParse(parseJson(text)).data?.errors[0]?.details ?? {};
  const projectOf = new Map(
    Object.entries(projects).flatMap(([project, tokens]) => tokens.map((token) => [token, project] as const)),
  );
  const byProject = [...Map.groupBy(live, ({ to }) => projectOf.get(to)).values()];
  if (byProject.length > 1) return byProject;
  const half = Math.ceil(live.length / 2);
  return [live.slice(0, half), live.slice(half)];
}
