import type { Sandbox } from '../../../src/sandbox/index.ts';
import type { Random } from './random.ts';

/** The kinds of records that are created, as the sandbox names its tables. */
export type Kind = 'leads' | 'contacts' | 'companies' | 'tasks' | 'notes';

/** One thing that a caller may ask, the same at every door. */
export interface Operation {
  name: string;
  /** For GraphQL; its variables are the arguments with names in camel case. */
  document: string;
  /** For MCP. */
  tool: string;
  /** For REST; parameters such as `{lead_id}` are filled in from the arguments. */
  route: string;
  /** @param mark a text that nothing else has @param own the record of the demo account that only this caller changes */
  args(mark: string, own: number, random: Random): Record<string, unknown>;
  /** What it creates, so that it takes an idempotency key. */
  creates?: Kind;
  /** What is wrong with an answer; nothing if it is right. */
  check(data: Answer, args: Record<string, unknown>, sandbox: Sandbox): string | undefined;
}

/** An answer without what each door wraps it into. */
export type Answer = Record<string, unknown>;

/** The text by which a record of each kind is known. */
export function markOf(kind: Kind, row: object): string {
  const { name, text, params } = row as { name?: string; text?: string; params?: { text?: unknown } };
  return kind === 'tasks' ? String(text) : kind === 'notes' ? String(params?.text) : String(name);
}

const idOf = (value: unknown) => Number((value as { id?: unknown } | null | undefined)?.id);

/** A creation is correct if the record that it names is stored as requested. */
function create(kind: Kind, field: string, spec: Omit<Operation, 'creates' | 'check'>): Operation {
  return {
    ...spec,
    creates: kind,
    check(data, args, sandbox) {
      const row = sandbox.data()[kind].get(idOf(data[field]));
      if (!row) return `there is no such record: ${JSON.stringify(data)}`;
      const wanted = args.name ?? args.text;
      return markOf(kind, row) === wanted ? undefined : `${markOf(kind, row)} is not ${wanted}`;
    },
  };
}

/** A list is right when each of its records is stored under that name. */
function list(
  kind: 'leads' | 'contacts',
  fields: string[],
  spec: Omit<Operation, 'check' | 'document'> & { document: string },
): Operation {
  return {
    ...spec,
    check(data, _args, sandbox) {
      const found = fields.map((field) => data[field]).find((value) => value !== undefined);
      const rows = Array.isArray(found) ? found : (found as { nodes?: unknown[] } | undefined)?.nodes;
      if (!Array.isArray(rows)) return `no list: ${JSON.stringify(data).slice(0, 200)}`;
      const wrong = rows.find((row) => sandbox.data()[kind].get(idOf(row))?.name !== (row as { name: string }).name);
      return wrong === undefined ? undefined : `not as it is stored: ${JSON.stringify(wrong)}`;
    },
  };
}

const noArguments = () => ({});

export const operations: readonly Operation[] = [
  list('leads', ['leads'], {
    name: 'list leads',
    document: 'query ($limit: Int!) { leads(first: $limit) { nodes { id name status { name } contacts { name } } } }',
    tool: 'get_leads',
    route: 'GET /api/leads',
    args: (_mark, _own, random) => ({ limit: 1 + random.below(20) }),
  }),
  list('contacts', ['contacts'], {
    name: 'search contacts',
    document: 'query ($query: String!) { contacts: searchContacts(query: $query) { id name } }',
    tool: 'search_contact',
    route: 'GET /api/contacts/search',
    args: (_mark, _own, random) => ({ query: random.pick(['Анна', 'Иван', 'nobody@example.com']) }),
  }),
  {
    name: 'report',
    document:
      'query ($createdFrom: DateTime) { leadReport(filter: { createdAt: { from: $createdFrom } }) { totalCount } }',
    tool: 'get_deals_report',
    route: 'GET /api/report/deals',
    args: () => ({ created_from: '2020-01-01' }),
    check: (data) => {
      const report = (data.leadReport ?? data) as Answer;
      return Number(report.totalCount ?? report.total_count) > 0 ? undefined : `no count: ${JSON.stringify(data)}`;
    },
  },
  {
    name: 'pipelines',
    document: '{ pipelines { id name } }',
    tool: 'get_pipelines',
    route: 'GET /api/pipelines',
    args: noArguments,
    check: ({ pipelines }) => (Array.isArray(pipelines) && pipelines.length > 0 ? undefined : 'no pipelines'),
  },
  create('leads', 'lead', {
    name: 'create lead',
    document:
      'mutation ($name: String!, $price: Float, $idempotencyKey: String) { lead: createLead(input: { name: $name, price: $price }, idempotencyKey: $idempotencyKey) { id name } }',
    tool: 'create_lead',
    route: 'POST /api/leads',
    args: (name, _own, random) => ({ name, price: random.below(1_000_000) }),
  }),
  create('contacts', 'contact', {
    name: 'create contact',
    document:
      'mutation ($name: String!, $email: String, $idempotencyKey: String) { contact: createContact(input: { name: $name, email: $email }, idempotencyKey: $idempotencyKey) { id name } }',
    tool: 'create_contact',
    route: 'POST /api/contacts',
    args: (name) => ({ name, email: `${name}@example.com` }),
  }),
  create('contacts', 'contact', {
    name: 'get or create contact',
    document:
      'mutation ($query: String!, $name: String, $idempotencyKey: String) { getOrCreateContact(query: $query, name: $name, idempotencyKey: $idempotencyKey) { contact { id name } } }',
    tool: 'get_or_create_contact',
    route: 'POST /api/contacts/get-or-create',
    args: (name) => ({ query: `${name}@example.com`, name }),
  }),
  create('companies', 'company', {
    name: 'create company',
    document:
      'mutation ($name: String!, $idempotencyKey: String) { company: createCompany(input: { name: $name }, idempotencyKey: $idempotencyKey) { id name } }',
    tool: 'create_company',
    route: 'POST /api/companies',
    args: (name) => ({ name }),
  }),
  create('tasks', 'task', {
    name: 'create task',
    document:
      'mutation ($text: String!, $completeTill: DateTime!, $idempotencyKey: String) { task: createTask(input: { text: $text, completeTill: $completeTill }, idempotencyKey: $idempotencyKey) { id text } }',
    tool: 'create_task',
    route: 'POST /api/tasks',
    args: (text) => ({ text, complete_till: '2030-01-15' }),
  }),
  create('notes', 'note', {
    name: 'add note',
    document:
      'mutation ($entityType: EntityType!, $entityId: ID!, $text: String!, $idempotencyKey: String) { note: addNote(entityType: $entityType, entityId: $entityId, text: $text, idempotencyKey: $idempotencyKey) { id text } }',
    tool: 'add_note',
    route: 'POST /api/notes',
    args: (text, own) => ({ entity_type: 'LEADS', entity_id: String(own), text }),
  }),
  {
    name: 'update lead',
    document:
      'mutation ($leadId: ID!, $price: Float) { lead: updateLead(id: $leadId, input: { price: $price }) { id price } }',
    tool: 'update_lead',
    route: 'PATCH /api/leads/{lead_id}',
    args: (_mark, own, random) => ({ lead_id: String(own), price: random.below(1_000_000) }),
    check: (_data, { lead_id, price }, sandbox) =>
      sandbox.data().leads.get(Number(lead_id))?.price === price ? undefined : `the price is not ${price}`,
  },
];
