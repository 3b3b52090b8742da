/**
 * The allowed imports as one table. `npm run lint` checks it with dependency-cruiser, including type imports.
 * A room (a folder of `src/`) that is not in the table is an error, and so is an import cycle.
 */

/** Each room of `src/`, the rooms that it may import, and the reason. */
const rooms = {
  'nullish.ts': { may: [], why: 'A type of one line that every room but the sandbox may use.' },
  errors: { may: [], why: 'Every room throws errors, so the error tree depends on no room and no transport.' },
  'host.ts': {
    may: ['errors'],
    why: 'The configuration, the client and the doors check whether a host is amoCRM’s or this machine.',
  },
  'json.ts': { may: [], why: 'Every room may check values from outside.' },
  'toolset.ts': {
    may: [],
    why: 'The configuration, the doors and the catalogue name the same toolsets.',
  },
  'wait.ts': {
    may: [],
    why: 'Every room may wait. The room decides what it waits for, and which error a late caller gets.',
  },
  'time-zone.ts': { may: [], why: 'Times in the account’s time zone are needed wherever days are counted.' },
  figure: {
    may: [],
    why: 'The pages of view/ and the pictures of mcp/ show the same figures. It runs in browsers too.',
  },
  replica: {
    may: ['errors', 'json.ts', 'nullish.ts', 'time-zone.ts', 'wait.ts', 'amocrm'],
    why: 'The replica copies what the client reads and answers questions about it. It knows no GraphQL.',
  },
  journal: {
    may: ['errors', 'replica'],
    why: 'The journal keeps its rows in an engine of the replica, in tables of its own.',
  },
  config: {
    may: ['errors', 'host.ts', 'toolset.ts'],
    why: 'Configuration is read before anything that it configures exists.',
  },
  telemetry: { may: [], why: 'The log must not import the rooms that write to it.' },
  state: { may: ['errors', 'wait.ts'], why: 'The ports to shared state do not depend on the data in them.' },
  amocrm: {
    may: ['errors', 'host.ts', 'json.ts', 'wait.ts', 'state', 'telemetry/span.ts', 'telemetry/request.ts'],
    why: 'The client uses the vendor’s terms only. It does not depend on GraphQL types.',
  },
  export: { may: ['errors', 'state'], why: 'Files of rows know neither amoCRM nor the schema.' },
  loaders: { may: ['errors', 'amocrm', 'state'], why: 'Resolvers use the loaders, not the other way round.' },
  live: {
    may: ['errors', 'wait.ts', 'amocrm', 'loaders', 'state'],
    why: 'Rooms that show changes import this one, not the other way round.',
  },
  resolvers: {
    may: [
      ...['errors', 'json.ts', 'time-zone.ts', 'wait.ts'],
      ...['amocrm', 'export', 'journal', 'live', 'loaders', 'replica', 'state'],
    ],
    why: 'Resolvers are plain functions: no Pothos, no door.',
  },
  schema: {
    may: ['errors', 'amocrm', 'journal', 'live', 'loaders', 'replica', 'resolvers'],
    why: 'The schema says what exists. Only graph/ executes it.',
  },
  graph: {
    may: ['errors', 'wait.ts', 'amocrm', 'loaders', 'resolvers', 'schema', 'telemetry/span.ts'],
    why: 'The engine serves every door, so it depends on none.',
  },
  operations: {
    may: ['errors', 'json.ts', 'toolset.ts', 'graph', 'resolvers', 'schema'],
    why: 'The doors render operations, not the other way round.',
  },
  mcp: {
    may: [
      ...['errors', 'figure', 'json.ts', 'toolset.ts', 'wait.ts'],
      ...['graph', 'operations', 'resolvers', 'telemetry/span.ts'],
    ],
    why: 'A door imports no other door. From the graph only the type of the function that runs a query.',
  },
  rest: { may: ['errors', 'json.ts', 'toolset.ts', 'operations', 'resolvers'], why: 'A door imports no other door.' },
  http: {
    // From the configuration only the type of a token, which authenticates callers.
    may: [
      'errors',
      'config/api-token.ts',
      'host.ts',
      'json.ts',
      'toolset.ts',
      'wait.ts',
      'graph',
      'resolvers',
      'telemetry/span.ts',
      'telemetry/request.ts',
    ],
    why: 'The HTTP room gets the other doors from app.ts. It imports none.',
  },
  sandbox: { may: [], why: 'The sandbox is an island: a type shared with the client would share its mistake.' },
  cli: {
    may: [
      ...[
        'errors',
        'config',
        'telemetry',
        'state',
        'amocrm',
        'live',
        'loaders',
        'operations',
        'mcp',
        'http',
        'replica',
      ],
      ...[
        'sandbox',
        'app.ts',
        'connect.ts',
        'open-replica.ts',
        'runtime.ts',
        'host.ts',
        'json.ts',
        'toolset.ts',
        'wait.ts',
      ],
    ],
    why: 'Commands are at the top. Nothing imports them.',
  },
  'open-journal.ts': {
    may: ['config', 'journal', 'loaders', 'open-replica.ts', 'replica'],
    why: 'The composition root of one account’s journal.',
  },
  'open-replica.ts': {
    may: ['errors', 'config', 'amocrm', 'live', 'loaders', 'replica', 'resolvers', 'state'],
    why: 'The composition root of one account’s replica.',
  },
  'connect.ts': {
    may: ['amocrm', 'config', 'errors', 'sandbox', 'state'],
    why: 'The composition root of one account’s connection.',
  },
  'runtime.ts': {
    may: [
      ...[
        'errors',
        'config',
        'telemetry',
        'state',
        'amocrm',
        'export',
        'loaders',
        'resolvers',
        'schema',
        'graph',
        'operations',
      ],
      ...['mcp', 'connect.ts', 'open-journal.ts', 'open-replica.ts', 'wait.ts'],
    ],
    why: 'The composition root of one account, without the doors of the network.',
  },
  'app.ts': {
    may: [
      'errors',
      'config',
      'telemetry',
      'amocrm',
      'live',
      'schema',
      'http',
      'mcp',
      'rest',
      'connect.ts',
      'runtime.ts',
    ],
    why: 'The composition root of the server.',
  },
};

/** Packages that one room alone may import, or several. */
const owners = {
  undici: 'amocrm',
  ioredis: 'state',
  kysely: ['replica', 'journal'],
  libsql: 'replica',
  pg: 'replica',
  '@pothos/core': 'schema',
  '@pothos/plugin-relay': 'schema',
  '@pothos/plugin-zod': 'schema',
  'graphql-yoga': 'http',
  dataloader: 'loaders',
  pino: 'telemetry',
  'prom-client': 'telemetry',
  'csv-stringify': 'export',
  hucre: 'export',
  '@modelcontextprotocol/server': 'mcp',
  '@modelcontextprotocol/client': 'mcp',
  '@modelcontextprotocol/ext-apps': 'view',
  '@napi-rs/canvas': 'mcp',
  react: 'view',
  'react-dom': 'view',
};

const place = (room) => `^src/${room.replaceAll('.', '\\.')}${room.endsWith('.ts') ? '$' : '/'}`;
const anyOf = (names) => `(${names.map(place).join('|')})`;

const directions = Object.entries(rooms).map(([room, { may, why }]) => ({
  name: `imports-of-${room}`,
  comment: why,
  severity: 'error',
  from: { path: place(room) },
  to: { path: '^src/', pathNot: anyOf([room, ...(room === 'sandbox' ? [] : ['nullish.ts']), ...may]) },
}));

const ownership = Object.entries(owners).map(([name, room]) => ({
  name: `only-${[room].flat().join('-and-')}-imports-${name.replaceAll(/\W+/g, '-')}`,
  comment: `Only ${[room].flat().join('/ and ')}/ knows this package, so that it can be replaced there.`,
  severity: 'error',
  from: { path: '^src/', pathNot: anyOf([room].flat()) },
  to: { path: `(^|node_modules/)${name}(/|$)` },
}));

export default {
  forbidden: [
    ...directions,
    ...ownership,
    {
      name: 'sandbox-needs-no-package',
      comment:
        'The sandbox uses only Node’s own modules, so that it starts at once and shares no code with the client.',
      severity: 'error',
      from: { path: place('sandbox') },
      to: { dependencyTypesNot: ['local', 'core', 'type-only'], pathNot: '^src/' },
    },
    {
      name: 'smart-operations-are-apart',
      comment: 'Code that smart operations share belongs in resolvers/identity or resolvers/write.',
      severity: 'error',
      from: { path: '^src/resolvers/smart/' },
      to: { path: '^src/resolvers/smart/' },
    },
    {
      name: 'room-is-listed',
      comment: 'A new room needs a line in the table above.',
      severity: 'error',
      from: { path: '^src/', pathNot: anyOf(Object.keys(rooms)) },
      to: {},
    },
    {
      name: 'imported-room-is-listed',
      comment: 'A new room needs a line in the table above.',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: anyOf(Object.keys(rooms)) },
    },
    {
      name: 'nothing-above-src',
      comment: 'The program does not depend on tests, benchmarks, evaluations or scripts.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|evals|scripts|examples)/' },
    },
    {
      name: 'evals-use-the-front-door',
      comment: 'A task is done over MCP and judged by the sandbox. What the server has inside decides nothing.',
      severity: 'error',
      from: { path: '^evals/' },
      to: {
        path: '^(src|test|bench|scripts|examples)/',
        pathNot: '^src/(app[.]ts|config/index[.]ts|sandbox/|telemetry/logger[.]ts)',
      },
    },
    {
      name: 'no-circle',
      comment: 'A cycle, even of types only, means that two files belong together or that a third one is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'The file exists.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, path: '^\\.' },
    },
  ],
  options: {
    // TypeScript 7 has no API that dependency-cruiser could use for parsing.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // The parser does not read JSX. Biome keeps the imports of the views inside their folder.
    exclude: { path: '^(dist|node_modules|src/view)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
