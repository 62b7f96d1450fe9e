import { CALLS } from '../apps/server/src/api/calls.ts';
import { CALLERS } from '../apps/server/src/api/calls/call.ts';

type Operation = {
  tags: string[];
  summary: string;
  'x-by': string;
};
export type ApiDescription = { paths: Record<string, Record<string, Operation>> };

const INTRODUCTION = `<!-- Written by \`npm run gen\` from the routes of apps/server/src/api. Do not edit. -->

# The REST interface

Every call, who may make it, and what it may refuse. [openapi.json](openapi.json) has the schemas (OpenAPI 3.1); a running server
answers the same at \`/v1/openapi.json\`. [Errors](../errors.md) says what each refusal means, and what to do.

Not repeated below: every call may answer \`rate_limited\`, \`internal\` and \`unavailable\`; one that takes a body or parameters
\`invalid_request\` and \`payload_too_large\`; one that is not for anybody \`unauthenticated\` and \`token_expired\`; one that needs a
permission, such as \`chatbot.manage\`, \`forbidden\`.
`;

/** A table for each tag, in the order of the routes. */
export function apiPage({ paths }: ApiDescription): string {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ name: `${method.toUpperCase()} ${path}`, call })),
  );
  const tables = [...Map.groupBy(calls, ({ call }) => call.tags[0])].map(([tag, some]) =>
    [
      `\n## ${tag}\n`,
      '| call | what it does | who | refusals |',
      '|---|---|---|---|',
      ...some.map(row),
      '',
    ].join('\n'),
  );
  return INTRODUCTION + tables.join('');
}

function row({ name, call }: { name: string; call: Operation }): string {
  const by = call['x-by'];
  const who = by in CALLERS ? CALLERS[by as keyof typeof CALLERS] : `\`${by}\``;
  const { refuses = [] } = CALLS[name.replaceAll(/\{(\w+)\}/g, ':$1')]!;
  return `| \`${name}\` | ${call.summary} | ${who} | ${refuses.map((code) => `\`${code}\``).join(', ')} |`;
}
