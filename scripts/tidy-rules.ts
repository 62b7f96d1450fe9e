/** One finding a line: what STYLE.md asks for and the other tools cannot see. */
export type SourceFile = { path: string; text: string };
export type Rule = (files: SourceFile[]) => string[];

const MAX_LINES = 400;
const BANNED_NAMES = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'shared',
  'lib',
  'stuff',
]);

const isTest = (path: string): boolean => /\.(test|e2e)\.tsx?$/.test(path);
const isCode = (path: string): boolean => /\.(ts|tsx|js|cjs|mjs)$/.test(path);
const isGenerated = (path: string): boolean => path.includes('.gen.');
const stem = (part: string): string => part.replace(/\..*$/, '').toLowerCase();

export const bannedNames: Rule = (files) => {
  const parts = files.flatMap(({ path }) => path.split('/').map((part) => ({ path, part })));
  const banned = parts.filter(({ part }) =>
    stem(part)
      .split(/[-_]/)
      .some((word) => BANNED_NAMES.has(word)),
  );
  return banned.map(({ path, part }) => `${path}: "${part}" names no concept; say what it holds`);
};

export const fileLength: Rule = (files) =>
  files
    .filter(({ path }) => /\.(ts|tsx|js|cjs|mjs|sql|css|html|sh)$/.test(path) && !isGenerated(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines, at most ${MAX_LINES}`);

/** Two tests with one name in a file: a failure then points at neither. */
export const uniqueTestNames: Rule = (files) =>
  files
    .filter(({ path }) => isTest(path))
    .flatMap(({ path, text }) => {
      const names = [...text.matchAll(/^\s*(?:test|it)(?:\.\w+)?\((['"`])(.+?)\1\s*,/gm)].map(
        (found) => found[2] ?? '',
      );
      const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
      return [...repeated].map((name) => `${path}: test name "${name}" is used twice`);
    });

export const noSkippedTests: Rule = (files) =>
  files
    .filter(
      ({ path, text }) => isTest(path) && /^\s*(?:test|it|describe)\.(?:skip|only|todo|fixme)\(/m.test(text),
    )
    .map(({ path }) => `${path}: skipped, focused or planned test`);

/** The one clock that oxlint cannot see: a `Date` made of nothing. */
export const coreHasNoClock: Rule = (files) =>
  files
    .filter(
      ({ path, text }) =>
        path.startsWith('packages/core/src/') && !isTest(path) && /\bDate\(\s*\)/.test(text),
    )
    .map(({ path }) => `${path}: Date() reads the clock; take the instant as an argument`);

/**
 * The aliases that GLOSSARY.md says to avoid may not name a type or a file. The last column of its tables lists them,
 * separated by commas; a word in a longer name (`ExpoTicket`, `AlertChannel`) is fine.
 */
export const glossaryAliases: Rule = (files) => {
  const glossary = files.find(({ path }) => path === 'GLOSSARY.md');
  if (glossary === undefined) return [];
  const aliases = readAliases(glossary.text);
  return files
    .filter(
      ({ path }) =>
        /^(packages|apps\/(server|widget|mobile)\/src|sim)\//.test(path) && isCode(path) && !isTest(path),
    )
    .flatMap(({ path, text }) => {
      const declared = [...text.matchAll(/\b(?:type|interface|class)\s+([A-Z]\w*)/g)].map(
        (found) => found[1] ?? '',
      );
      const names = [...declared, stem(path.split('/').at(-1) ?? '')];
      return names
        .filter((name) => aliases.has(name.toLowerCase()))
        .map((name) => `${path}: "${name}" is an alias GLOSSARY.md avoids`);
    });
};

function readAliases(glossary: string): Set<string> {
  const rows = glossary.split('\n').filter((line) => line.startsWith('|') && !/^\|[\s|:-]+\|?$/.test(line));
  const cells = rows.slice(1).map(
    (line) =>
      line
        .replace(/\|\s*$/, '')
        .split('|')
        .at(-1) ?? '',
  );
  const words = cells.flatMap((cell) => cell.replace(/\(.*?\)/g, '').split(/[,;]/));
  return new Set(
    words
      .map((word) => word.trim().replace(/[`*"]/g, '').toLowerCase())
      .filter((word) => /^[a-z]+$/.test(word)),
  );
}

/** The app is also read from right to left: it says `start` and `end`, and React Native finds the side. */
export const logicalSides: Rule = (files) => {
  const physical =
    /\b(?:margin|padding)(?:Left|Right)\b|\bborder(?:Top|Bottom)?(?:Left|Right)\w*|\b(?:left|right): ?-?['"\d]|textAlign: '(?:left|right)'/;
  return files
    .filter(({ path }) => /^apps\/mobile\/(src|app)\//.test(path) && isCode(path) && !isTest(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, n) => {
        const side = physical.exec(line)?.[0];
        return side === undefined
          ? []
          : [`${path}:${n + 1}: "${side}" is wrong from right to left; say start or end`];
      }),
    );
};

export const RULES: Rule[] = [
  logicalSides,
  bannedNames,
  fileLength,
  uniqueTestNames,
  noSkippedTests,
  coreHasNoClock,
  glossaryAliases,
];
