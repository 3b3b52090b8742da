import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createLoaders } from '../../src/loaders/index.ts';
import { Metadata } from '../../src/loaders/metadata.ts';
import { coverage } from '../../src/sandbox/coverage.ts';
import { routes } from '../../src/sandbox/routes/index.ts';
import { schema } from '../../src/schema/index.ts';

/** What a noun has, room by room; `docs/adding-a-noun.md` says what each is for. */
interface Noun {
  /** Its collection, as amoCRM spells it in paths and this schema in queries. */
  plural: string;
  /** The route of its list. */
  route: string;
  /** Its row in `src/sandbox/rows.ts` or `metadata.ts`; named by itself if omitted. */
  row?: string;
  /** How records are reached: one by one, from their owner, or as settings that are kept. */
  loaded: { by: 'loader' | 'metadata'; as: string };
  /** Whether `src/resolvers/` has something to do for it. */
  hasResolver: boolean;
  /** The beginning of the names of its payloads in `test/contract/payloads/`. */
  payload: string;
  /** Whether tools of its own read it. */
  toolset: string;
}

/** Every noun. A new one begins with a line here. */
const nouns: Record<string, Noun> = {
  lead: card('leads'),
  contact: card('contacts'),
  company: card('companies'),
  customer: card('customers'),
  transaction: {
    ...card('transactions'),
    route: 'GET /customers/transactions',
    loaded: { by: 'loader', as: 'transactionsOf' },
    toolset: 'customers',
  },
  'customer-status': {
    plural: 'customerStatuses',
    route: 'GET /customers/statuses',
    loaded: { by: 'metadata', as: 'customerStatuses' },
    hasResolver: true,
    payload: 'customers.statuses.',
    toolset: 'customers',
  },
  'customer-segment': {
    plural: 'customerSegments',
    route: 'GET /customers/segments',
    loaded: { by: 'metadata', as: 'customerSegments' },
    hasResolver: true,
    payload: 'customers.segments.',
    toolset: 'customers',
  },
  task: card('tasks'),
  note: {
    ...card('notes'),
    route: 'GET /{entity}/notes',
    loaded: { by: 'loader', as: 'notesOf' },
  },
  event: {
    ...card('events'),
    loaded: { by: 'loader', as: 'eventsOf' },
  },
  'incoming-lead': {
    plural: 'incomingLeads',
    route: 'GET /leads/unsorted',
    loaded: { by: 'loader', as: 'incomingLead' },
    hasResolver: true,
    payload: 'unsorted.',
    toolset: 'incoming',
  },
  talk: card('talks'),
  source: {
    ...card('sources'),
    toolset: 'settings',
  },
  salesbot: { ...card('salesbots'), route: 'GET /bots', payload: 'bots.', toolset: 'bots' },
  'chat-template': {
    ...card('chatTemplates'),
    route: 'GET /chats/templates',
    loaded: { by: 'loader', as: 'chatTemplate' },
    payload: 'chat_templates.',
    toolset: 'talks',
  },
  catalog: { ...card('catalogs'), loaded: { by: 'metadata', as: 'catalogs' } },
  'catalog-element': {
    plural: 'catalogElements',
    route: 'GET /catalogs/{catalogId}/elements',
    loaded: { by: 'loader', as: 'catalogElement' },
    hasResolver: true,
    payload: 'catalog_elements.',
    toolset: 'catalogs',
  },
  file: { ...card('files'), route: 'GET /drive/v1.0/files' },
  widget: setting('widgets', 'widgets.'),
  currency: setting('currencies', 'currencies.'),
  'website-button': { ...setting('websiteButtons', 'website_buttons.'), route: 'GET /website_buttons' },
  pipeline: {
    plural: 'pipelines',
    route: 'GET /leads/pipelines',
    loaded: { by: 'metadata', as: 'pipelines' },
    hasResolver: false,
    payload: 'pipelines.',
    toolset: 'account',
  },
  user: {
    plural: 'users',
    route: 'GET /users',
    loaded: { by: 'metadata', as: 'users' },
    hasResolver: true,
    payload: 'users.',
    toolset: 'account',
  },
  role: {
    plural: 'roles',
    route: 'GET /roles',
    loaded: { by: 'metadata', as: 'roles' },
    hasResolver: true,
    // The vendor prints roles inside users only.
    payload: 'users.',
    toolset: 'settings',
  },
  'custom-field': {
    plural: 'customFields',
    row: 'FieldRow',
    route: 'GET /{entity}/custom_fields',
    loaded: { by: 'metadata', as: 'customFields' },
    hasResolver: true,
    payload: 'custom_fields.',
    toolset: 'account',
  },
  'custom-field-group': {
    plural: 'customFieldGroups',
    row: 'FieldGroupRow',
    route: 'GET /{entity}/custom_fields/groups',
    loaded: { by: 'metadata', as: 'customFieldGroups' },
    hasResolver: true,
    payload: 'custom_fields.',
    toolset: 'settings',
  },
};

/** A noun whose records are lists of their own and reached by id. */
function card(plural: string): Noun {
  const singular = plural === 'companies' ? 'company' : plural.slice(0, -1);
  return {
    plural,
    route: `GET /${plural}`,
    loaded: { by: 'loader', as: singular },
    hasResolver: true,
    payload: `${plural}.`,
    toolset: plural,
  };
}

/** A noun whose records are settings that are kept. */
function setting(plural: string, payload: string): Noun {
  return {
    plural,
    route: `GET /${plural}`,
    loaded: { by: 'metadata', as: plural },
    hasResolver: false,
    payload,
    toolset: 'settings',
  };
}

/** Every file and entry that a noun lacks, each as something to do. */
function findMissing(name: string, noun: Noun): string[] {
  const missing: string[] = [];
  const need = (isThere: boolean, what: string) => {
    if (!isThere) missing.push(what);
  };
  const file = (path: string) => need(existsSync(path), `${path} does not exist`);
  const mention = (path: string, text: string) =>
    need(existsSync(path) && readFileSync(path, 'utf8').includes(text), `${path} does not mention ${text}`);

  const pascal = name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const camel = `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`;
  const rowType = noun.row ?? `${pascal}Row`;
  need(
    ['src/sandbox/rows.ts', 'src/sandbox/metadata.ts'].some((path) =>
      new RegExp(`(?:interface|type) ${rowType}\\b`).test(readFileSync(path, 'utf8')),
    ),
    `src/sandbox/rows.ts or, for a setting of the account, metadata.ts declares no ${rowType}`,
  );
  file(`src/sandbox/demo/${name}.ts`);
  mention('src/sandbox/demo/index.ts', `'./${name}.ts'`);
  file(`src/sandbox/formatters/${name}.ts`);
  file(`src/sandbox/routes/${name}.ts`);
  mention('src/sandbox/routes/index.ts', `...${camel}Routes`);
  need(
    routes.some(({ method, template }) => `${method} ${template}` === noun.route),
    `src/sandbox/routes has no ${noun.route}`,
  );
  need(noun.route in coverage, `src/sandbox/coverage.ts does not say how faithful ${noun.route} is`);
  file(`src/amocrm/${name}.ts`);
  mention('src/amocrm/index.ts', `${noun.plural}: ${camel}Routes(send)`);
  need(
    readdirSync('test/contract/payloads').some((each) => each.startsWith(noun.payload)),
    `test/contract/payloads has no ${noun.payload}*`,
  );
  if (noun.loaded.by === 'loader') {
    const loaders = createLoaders({} as Parameters<typeof createLoaders>[0]);
    need(noun.loaded.as in loaders, `src/loaders/index.ts has no loader "${noun.loaded.as}"`);
  } else {
    need(noun.loaded.as in Metadata.prototype, `src/loaders/metadata.ts has no "${noun.loaded.as}"`);
  }
  if (noun.hasResolver) file(`src/resolvers/${name}.ts`);
  file(`src/schema/${name}.ts`);
  const type = schema.getType(pascal);
  need(
    isObjectType(type) || isInterfaceType(type),
    `src/schema/index.ts does not import a file that declares ${pascal}`,
  );
  need(
    noun.plural in (schema.getQueryType()?.getFields() ?? {}),
    `src/schema/${name}.ts declares no query "${noun.plural}"`,
  );
  const folder = `src/operations/${noun.toolset}`;
  need(
    existsSync(folder) && readdirSync(folder).some((each) => each.endsWith('.graphql')),
    `${folder} has no document`,
  );
  return missing;
}

describe('a noun', () => {
  /** The files of a noun, as the guide names them for its example. */
  const files = [
    'src/sandbox/rows.ts',
    'src/sandbox/demo/warehouse.ts',
    'src/sandbox/demo/index.ts',
    'src/sandbox/formatters/warehouse.ts',
    'src/sandbox/routes/warehouse.ts',
    'src/sandbox/routes/index.ts',
    'src/sandbox/coverage.ts',
    'src/amocrm/warehouse.ts',
    'src/amocrm/index.ts',
    'src/resolvers/warehouse.ts',
    'src/schema/warehouse.ts',
    'src/schema/index.ts',
  ];

  it.each(Object.entries(nouns))('%s has everything in every room', (name, noun) => {
    expect(findMissing(name, noun)).toEqual([]);
  });

  it('that is new gets a list of what it lacks, file by file', () => {
    const missing = findMissing('warehouse', { ...card('warehouses'), route: 'GET /warehouses' });
    for (const path of [...files, 'src/loaders/index.ts', 'test/contract/payloads', 'src/operations/warehouses']) {
      expect(
        missing.some((each) => each.startsWith(path)),
        path,
      ).toBe(true);
    }
  });

  it('is in the table: every noun of the client that has a route of its own in the sandbox', () => {
    const inBoth = readdirSync('src/amocrm').filter(
      (file) => existsSync(`src/schema/${file}`) && existsSync(`src/sandbox/routes/${file}`),
    );
    // What only belongs to a noun of the table or to the account as a whole.
    const parts = [
      'index.ts',
      'account.ts',
      'call.ts',
      'contact-chat.ts',
      'follower.ts',
      'link.ts',
      'loss-reason.ts',
      'short-link.ts',
      'status.ts',
      'tag.ts',
      'webhook.ts',
    ];
    expect(
      inBoth
        .filter((file) => !parts.includes(file))
        .map((file) => file.replace('.ts', ''))
        .sort(),
    ).toEqual(Object.keys(nouns).sort());
  });

  it('is described with every file that the test asks for', () => {
    const guide = readFileSync('docs/adding-a-noun.md', 'utf8');
    for (const path of [...files, 'src/loaders']) {
      expect(guide, path).toContain(path);
    }
  });
});
