import { SETTINGS } from '../apps/server/src/config.ts';

const INTRODUCTION = `<!-- Written by \`npm run gen\` from apps/server/src/config.ts. Do not edit. -->

# Settings

From the environment; nothing else is read. A broken value, or an unknown name that begins with \`BATON_\`, stops the start with one
line each. An empty value is as good as none.

| setting | takes | default | what it does |
|---|---|---|---|
`;

const OUTRO = `
There is no setting for secrets: the keys that sign tokens, and those of Web Push, are made at the first start and kept in the
database.
`;

/** A table of every setting, in the order of the source. */
export function settingsPage(): string {
  const rows = Object.entries(SETTINGS).map(([name, schema]) => {
    const { values, does, otherwise } = schema.meta() as { values: string; does: string; otherwise?: string };
    const preset = schema.safeParse(undefined).data;
    return `| \`${name}\` | ${values} | ${otherwise ?? `\`${String(preset)}\``} | ${does} |\n`;
  });
  return INTRODUCTION + rows.join('') + OUTRO;
}
