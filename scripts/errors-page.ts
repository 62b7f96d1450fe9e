import { REFUSALS } from '../packages/protocol/src/errors.ts';

export const ERRORS_PAGE = 'docs/errors.md';

const INTRODUCTION = `<!-- Written by \`npm run gen\` from packages/protocol/src/errors.ts. Do not edit. -->

# Errors

Every refusal is a problem document (RFC 9457, \`application/problem+json\`) with a stable \`code\`; \`type\` links here.
Nothing is half-written when one is answered.
`;

/** The whole page: one heading per code, so that `/docs/errors#{code}` leads to it. */
export function errorsPage(): string {
  const sections = Object.entries(REFUSALS).map(
    ([code, { status, title, todo }]) => `\n## ${code}\n\n\`${status}\` ${title}.\n\n${todo}\n`,
  );
  return INTRODUCTION + sections.join('');
}
