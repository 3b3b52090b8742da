/** Sends one argument or input field alone and records what happens. */
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  getNamedType,
  isInputObjectType,
  isObjectType,
  parse,
} from 'graphql';
import type { Amocrm } from '../../../src/amocrm/index.ts';
import { type Change, changeChannel } from '../../../src/live/change.ts';
import { schema } from '../../../src/schema/index.ts';
import type { Account } from '../../harness.ts';
import type { Demo } from './demo.ts';
import { pick, type Seen, tables } from './effect.ts';
import { ownerOf } from './part-table.ts';
import { findAround, findBeside, findValue } from './value.ts';
import { inList, type Place, requiredArguments, requiredFields, selectAll } from './walk.ts';

/** The names that a row or a value of a place may have, the most special one first. */
export function keysOf({ key, owner, field, value }: Pick<Place, 'key' | 'owner' | 'field' | 'value'>): string[] {
  const type = schema.getType(owner);
  const own = [key, ...(typeof value === 'string' ? [key.slice(0, -value.length - 1)] : [])];
  const shared = isObjectType(type) ? type.getInterfaces().map(({ name }) => name) : [];
  const inherited = own
    .filter((each) => each.startsWith(`${owner}.`))
    .flatMap((each) => shared.map((name) => `${name}${each.slice(owner.length)}`));
  return [...own.map((each) => `${field} ${each}`), ...own, ...inherited];
}

/** The definition of the field that takes a place. */
function fieldOf({ owner, field }: Place): GraphQLField<unknown, unknown> {
  const type = schema.getType(owner);
  const found = isObjectType(type) ? type.getFields()[field] : undefined;
  if (!found) throw new Error(`There is no field ${owner}.${field}.`);
  return found;
}

/** The required arguments of a field, with and without the value of a place. */
function buildArguments(
  place: Place,
  demo: Demo,
): { args: Record<string, unknown>; usual: Record<string, unknown>; value: unknown } {
  const field = fieldOf(place);
  const toValue = (key: string, type: GraphQLInputType) => findValue([key], type, demo, place);
  const usual = () => ({ ...requiredArguments(field, place.owner, toValue), ...findAround(demo, place) });
  const keys = keysOf(place);
  const beside = findBeside(keys, demo, place);
  const args: Record<string, unknown> = usual();
  let holder = args;
  let types: Record<string, GraphQLInputType> = Object.fromEntries(field.args.map(({ name, type }) => [name, type]));
  for (const step of place.path.slice(0, -1)) {
    const type = types[step] as GraphQLInputType;
    const named = getNamedType(type) as GraphQLNamedType;
    if (!isInputObjectType(named)) throw new Error(`${place.key} leads through ${named.name}.`);
    const inner = ([holder[step]].flat()[0] ?? requiredFields(named, toValue)) as Record<string, unknown>;
    holder[step] = inList(type, inner);
    holder = inner;
    types = Object.fromEntries(Object.values(named.getFields()).map(({ name, type }) => [name, type]));
  }
  Object.assign(holder, beside);
  const last = place.path.at(-1) as string;
  // It may be there already, as a required field or in the table of what stands beside it.
  if (place.value !== undefined || !(last in holder)) {
    holder[last] = inList(
      types[last] as GraphQLInputType,
      place.value ?? findValue(keys, types[last] as GraphQLInputType, demo),
    );
  }
  return {
    args,
    usual: { ...usual(), ...(place.path.length === 1 ? beside : {}) },
    value: place.value ?? holder[last],
  };
}

/** A selection that leads to records of a type. */
function wrap(owner: string, field: string, inner: string, demo: Demo): string {
  if (owner.startsWith('Note'))
    return `notes(entityType: LEADS, first: 250) { nodes { ... on ${owner} { ${inner} } } }`;
  if (owner === 'Task') return `task(id: "${demo.task.id}") { ${inner} }`;
  if (owner.startsWith('CustomField')) {
    const fields = `nodes { customFields { ... on ${owner} { ${inner} } } }`;
    return `leads(first: 100) { ${fields} } contacts { ${fields} } companies { ${fields} }`;
  }
  return `${owner.toLowerCase()}(id: "${ownerOf(demo, owner, field).id}") { ${inner} }`;
}

/** The operation that gives a field these arguments; its alias is `probed`. */
function compose(place: Place, args: Record<string, unknown>, demo: Demo) {
  const field = fieldOf(place);
  const given = field.args.filter(({ name }) => name in args);
  const list = (print: (arg: (typeof given)[number]) => string) =>
    given.length > 0 ? `(${given.map(print).join(', ')})` : '';
  const probed = `probed: ${field.name}${list(({ name }) => `${name}: $${name}`)} ${selectAll(field.type)}`;
  const kind = place.owner === 'Mutation' ? 'mutation' : place.owner === 'Subscription' ? 'subscription' : 'query';
  const isRoot = ['Query', 'Mutation', 'Subscription'].includes(place.owner);
  return `${kind} ${list(({ name, type }) => `$${name}: ${type}`)} { ${isRoot ? probed : wrap(place.owner, place.field, probed, demo)} }`;
}

/** Executes an operation and records the requests and the rows that changed. */
async function execute(account: Account, place: Place, args: Record<string, unknown>, demo: Demo) {
  account.sandbox.clearRequests();
  const before = new Set<object>(tables.flatMap((table) => account.sandbox.data()[table].rows() as readonly object[]));
  const { data, errors = [] } = await account.execute(compose(place, args, demo), args);
  const now = account.sandbox.data();
  const failed = pick(data, 'error').filter((error) => error !== null) as { code: string; message: string }[];
  return {
    requests: [...account.sandbox.requests],
    answers: pick(data, 'probed').flatMap((answer) => (answer === null ? [] : [answer])),
    failures: [...errors.map(({ message, extensions }) => ({ code: String(extensions.code), message })), ...failed],
    data: now,
    changed: Object.fromEntries(
      tables.map((table) => [table, (now[table].rows() as readonly object[]).filter((row) => !before.has(row))]),
    ) as unknown as Seen['changed'],
  };
}

/** What operations with the required arguments alone did: many places share one. */
const usually = new Map<string, Pick<Seen, 'failures' | 'requests' | 'answers'>>();

/** Sends the value of a place, and nothing else beyond what is required. */
export async function probe(account: Account, place: Place, demo: Demo): Promise<Seen> {
  const { args, usual, value } = buildArguments(place, demo);
  if (place.owner === 'Subscription') return listen(account, place, args, value, demo);
  const seen = await execute(account, place, args, demo);
  const probed = { place, value, args, demo, ...seen };
  if (place.owner === 'Mutation' || JSON.stringify(usual) === JSON.stringify(args)) return probed;
  const key = compose(place, usual, demo) + JSON.stringify(usual);
  const { failures, requests, answers } = usually.get(key) ?? (await execute(account, place, usual, demo));
  usually.set(key, { failures, requests, answers });
  return failures.length > 0 ? probed : { ...probed, usual: { requests, answers } };
}

/** Subscribes, publishes a change of every record of the kind, and collects what is delivered. */
async function listen(account: Account, place: Place, args: Record<string, unknown>, value: unknown, demo: Demo) {
  const entity = entityOfFeed(place.field);
  const records = await listRecords(entity, account.connection.with({}));
  const gone = new AbortController();
  const options = { access: 'read-only', signal: gone.signal } as const;
  const feed = await account.engine.subscribe(parse(compose(place, args, demo)), args, options);
  if (!(Symbol.asyncIterator in feed)) throw new Error(JSON.stringify(feed));
  const answers: unknown[] = [];
  const reading = (async () => {
    for await (const { data } of feed) answers.push(data);
  })();
  for (const record of records) {
    const change = { entity, kind: 'UPDATED', id: record.id, record, previous: {} } as Change;
    await account.state.pubSub.publish(changeChannel, change);
  }
  // By now each change is queued for the reader or was filtered out; what is queued is still delivered.
  await new Promise((resolve) => setImmediate(resolve));
  gone.abort();
  await reading;
  const nothing = {
    requests: [],
    failures: [],
    changed: Object.fromEntries(tables.map((table) => [table, []])) as unknown as Seen['changed'],
  };
  const published = records as unknown as Record<string, unknown>[];
  return { place, value, args, demo, answers, data: account.sandbox.data(), published, ...nothing };
}

async function listRecords(entity: Change['entity'], amocrm: Amocrm): Promise<{ id: number | string }[]> {
  if (entity === 'incomingLeads') {
    return (await amocrm.incomingLeads.list({ limit: 250 })).items.map((lead) => ({ ...lead, id: lead.uid }));
  }
  if (entity !== 'notes') return (await amocrm[entity].list({ limit: 250 })).items;
  const pages = (['leads', 'contacts', 'companies', 'customers'] as const).map((kind) =>
    amocrm.notes.list(kind, { limit: 100 }),
  );
  return (await Promise.all(pages)).flatMap(({ items }) => items);
}

function entityOfFeed(field: string) {
  const feeds = {
    leadChanged: 'leads',
    contactChanged: 'contacts',
    companyChanged: 'companies',
    customerChanged: 'customers',
    taskChanged: 'tasks',
    incomingLeadChanged: 'incomingLeads',
    talkChanged: 'talks',
    noteAdded: 'notes',
  } as const;
  if (!(field in feeds)) throw new Error(`No records are known whose changes ${field} delivers.`);
  return feeds[field as keyof typeof feeds];
}
