/**
 * Who may import whom (DESIGN.md, chapter 6). Every rule is an error.
 *
 *   zod <- protocol <- core <- client <- mobile      core <- server      protocol <- sdk, widget
 *   server: app -> { stages, clock, stream, manage, api } -> { journal, ports }
 *           app -> { sources, connectors, transports, adapters } -> ports
 *
 * Tests may reach further than the code they test: a rule's `from` leaves them out, `noCycles` and `toServer` do not.
 */
const TEST = '\\.(test|e2e)\\.tsx?$|/testing/';
const SERVER = '^apps/server/src';
const WORKSPACES = '^(packages|apps|sim|e2e|bench|scripts)/';
const NPM = '(^|/)node_modules/';

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** `from` may import, of the workspaces, itself and `packages` only. */
function layer(folder, packages) {
  const allowed = [folder, ...packages.map((name) => `packages/${name}`)];
  return error(
    `${folder.split('/').at(-1)}-layer`,
    `${folder} reaches ${packages.join(', ') || 'no other workspace'}.`,
    { path: `^${folder}/`, pathNot: TEST },
    { path: WORKSPACES, pathNot: `^(${allowed.join('|')})/` },
  );
}

/** Inside the server: `name` may import itself and what is `reachable`; of `types` only types. */
function area(name, reachable, { types = [] } = {}) {
  const among = (names) => `${SERVER}/(${names.join('|')})(/|\\.ts$)`;
  const from = { path: among([name]), pathNot: TEST };
  const comment = `apps/server/src/${name} reaches ${reachable.join(', ') || 'nothing'}${types.length > 0 ? ', and types elsewhere' : ''}.`;
  const rest = { path: `${SERVER}/`, pathNot: among([name, ...reachable, ...types]) };
  const valuesOnly = {
    path: among(types),
    pathNot: among([name, ...reachable]),
    dependencyTypesNot: ['type-only'],
  };
  const rules = [error(`server-${name}`, comment, from, rest)];
  if (types.length > 0) rules.push(error(`server-${name}-types`, comment, from, valuesOnly));
  return rules;
}

const layers = [
  layer('packages/protocol', []),
  layer('packages/core', ['protocol']),
  layer('packages/client', ['core', 'protocol']),
  layer('packages/sdk', ['protocol']),
  layer('apps/mobile', ['client', 'core', 'protocol']),
  layer('apps/widget', ['protocol']),
  layer('apps/server', ['core', 'protocol']),
  error(
    'protocol-only-zod',
    'The contract runs everywhere: zod and nothing else.',
    { path: '^packages/protocol/src', pathNot: TEST },
    { dependencyTypesNot: ['local', 'undetermined'], pathNot: '(^|/)node_modules/zod/|^packages/protocol/' },
  ),
  error(
    'core-is-pure',
    'core takes time, randomness and I/O as arguments: no Node module, no npm package.',
    { path: '^packages/core/src', pathNot: TEST },
    { path: `${NPM}|^(node:)?[a-z_/]+$` },
  ),
];

/** What every part of the server may stand on. */
const GROUND = ['ports', 'journal', 'sql'];

const server = [
  area('ports', [], { types: ['journal'] }),
  area('journal', ['ports', 'sql']),
  area('stages', GROUND),
  area('clock', GROUND),
  area('access', GROUND),
  area('manage', [...GROUND, 'access']),
  // The two doors: they check who asks, then hand to a command, a stage or manage.
  area('stream', [...GROUND, 'access', 'manage', 'stages', 'commands']),
  area('api', [
    ...GROUND,
    'access',
    'manage',
    'stages',
    'stream',
    'commands',
    'push-actions',
    'adapters/standard-webhooks',
  ]),
  area('transports', ['ports']),
  area('connectors', ['ports', 'journal/refused']),
  area('sources', ['ports', 'journal/refused']),
  area('adapters', ['ports', 'journal/refused']),
  // An engine may implement what another part asks for, so it sees that part's types.
  area('engines', GROUND, { types: ['[a-z]+'] }),
  error(
    'stage-to-stage',
    'The way from stage to stage is the journal.',
    { path: `${SERVER}/stages/([^/]+)/`, pathNot: TEST },
    { path: `${SERVER}/stages/`, pathNot: `${SERVER}/stages/$1/` },
  ),
  error(
    'only-app-wires',
    'Only app.ts puts the parts together.',
    { path: `${SERVER}/`, pathNot: `${TEST}|${SERVER}/(app|main)\\.ts$|${SERVER}/app/` },
    { path: `${SERVER}/[^/]+/index\\.gen\\.ts$` },
  ),
  error(
    'nothing-imports-the-server',
    'The server is a program. Only the simulator, the benches, the end-to-end tests and the generators start it.',
    { pathNot: '^(apps/server|sim|bench|e2e|scripts)/' },
    { path: '^apps/server/' },
  ),
];

module.exports = {
  forbidden: [
    ...layers,
    ...server.flat(),
    error(
      'feature-to-feature',
      'A feature never imports a feature: what two of them need belongs to ui, platform or packages/client.',
      { path: '^apps/mobile/src/features/([^/]+)/' },
      { path: '^apps/mobile/src/features/', pathNot: '^apps/mobile/src/features/$1/' },
    ),
    error(
      'programs-are-not-imported',
      'sim, e2e, bench and scripts import anything; only tests import them, for their fakes.',
      {
        pathNot: `^(sim|e2e|bench|scripts)/|${TEST}`,
      },
      { path: '^(sim|e2e|bench|scripts)/' },
    ),
    error(
      'no-cycles',
      'Two modules that need each other are one module, or lack a third.',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    ),
    error(
      'no-orphans',
      'A module that nothing imports and that imports nothing is dead.',
      {
        orphan: true,
        pathNot:
          '\\.d\\.ts$|\\.(test|e2e)\\.tsx?$|^(scripts|bench|sim|e2e)/|\\.config\\.ts$|/main\\.ts$|index\\.gen\\.ts$|^apps/mobile/(app|public|jest)/|\\.(web|native|ios|android)\\.tsx?$',
      },
      {},
    ),
    error(
      'no-unresolved',
      'Every import has a target.',
      // bench/peers has dependencies of its own, installed by the benchmark that needs them.
      { pathNot: '^(apps/mobile|bench/peers)/' },
      { couldNotResolve: true, pathNot: '^(virtual:|[a-z_/]+$)' },
    ),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|test-results|playwright-report|\\.expo|fixtures|testdata)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default', 'require'],
      extensions: [
        '.ts',
        '.tsx',
        '.web.ts',
        '.web.tsx',
        '.native.ts',
        '.native.tsx',
        '.js',
        '.cjs',
        '.mjs',
        '.json',
      ],
    },
  },
};
