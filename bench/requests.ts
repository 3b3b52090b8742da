import { parse } from 'graphql';
import { createClient } from '../src/amocrm/index.ts';
import { createEngine } from '../src/graph/engine.ts';
import { Metadata } from '../src/loaders/metadata.ts';
import { createToolbox } from '../src/mcp/tool.ts';
import { loadOperations } from '../src/operations/load.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { schema } from '../src/schema/index.ts';
import { createMemoryState } from '../src/state/memory.ts';
import type { Row } from './row.ts';

/** Requests for settings are not counted: they are sent once, and their answers are cached for ten minutes. */
const settings = /\/(account|users|catalogs|leads\/pipelines|leads\/loss_reasons|[\w/]+\/custom_fields)$/;

const leadFields =
  'id name contacts { name phones { value } } company { name } responsible { name } pipeline { name } status { name }';

/** Counts the requests to amoCRM of typical queries and tool calls. */
export async function countRequests(): Promise<Row[]> {
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false, leads: 1_000 });
  const state = createMemoryState();
  const connection = createClient({ baseUrl: sandbox.url, accessToken: sandbox.token, rateLimit: 1_000, state });
  const account = {
    name: '',
    metadata: new Metadata(connection.with({})),
    state,
    defaults: {},
    accountUrl: sandbox.url,
    now: () => Math.floor(Date.now() / 1000),
    knowsTime: () => true,
    replica: () => Promise.reject(new Error('No request of this table reads the replica')),
  };
  const engine = createEngine({ schema, connection, account, log: () => {} });
  const { operations } = await loadOperations({ root: 'src/operations' }, schema);
  const toolbox = createToolbox(operations, { engine, onError: () => {} });
  const query = (text: string) => engine.execute(parse(text), {}, { access: 'read-write' });
  const tool = (name: string, args: object) =>
    toolbox.call(name, args, { access: 'read-write', signal: new AbortController().signal });
  const [lead] = sandbox.data().leads.rows();
  const incoming = sandbox
    .data()
    .incomingLeads.rows()
    .find(({ decision }) => decision === null);
  const [contact] = [...sandbox.data().contacts.rows()].filter(({ fields }) => fields.length > 0);

  const client = { contact_query: '+7 999 000-11-22', contact_name: 'Новый клиент', lead_name: 'Окна' };
  const calls: [name: string, work: () => Promise<unknown>][] = [
    [
      '250 leads with their contacts, companies, users and stages',
      () => query(`{ leads(first: 250) { nodes { ${leadFields} } } }`),
    ],
    ['the same with their open tasks', () => query(`{ leads(first: 250) { nodes { ${leadFields} tasks { text } } } }`)],
    [
      '50 contacts with their leads and stages',
      () => query('{ contacts(first: 50) { nodes { leads { status { name } } } } }'),
    ],
    ['`get_deals_report` over 1,000 leads', () => tool('get_deals_report', {})],
    ['`search_contact`', () => tool('search_contact', { query: 'Орлов' })],
    [
      '`get_or_create_contact`, new contact',
      () => tool('get_or_create_contact', { query: '+7 999 000-33-44', name: 'Иван' }),
    ],
    ['`get_or_create_contact`, existing contact', () => tool('get_or_create_contact', { query: '8 999 000 33 44' })],
    ['`smart_create_client_and_lead`, new client', () => tool('smart_create_client_and_lead', client)],
    ['`smart_create_client_and_lead`, client with an open lead', () => tool('smart_create_client_and_lead', client)],
    [
      '`smart_create_client_and_lead`, client without leads',
      () => tool('smart_create_client_and_lead', { ...client, contact_query: '8 999 000 33 44' }),
    ],
    ['`get_timeline` of a lead, newest 50', () => tool('get_timeline', { entity_type: 'LEADS', entity_id: lead?.id })],
    [
      'history, calls and products of a lead',
      () =>
        query(`{ lead(id: "${lead?.id}") {
          name lastActivityAt
          stageHistory { moves { from { name } to { name } movedAt movedBy { name } } }
          notes(types: [CALL_IN, CALL_OUT]) { ... on NoteCall { phone duration } }
          products { quantity element { name price } }
        } }`),
    ],
    [
      '250 leads with their products (name, price, quantity)',
      () => query('{ leads(first: 250) { nodes { products { quantity element { name price } } } } }'),
    ],
    ['50 leads with their notes', () => query('{ leads(first: 50) { nodes { notes(first: 50) { text } } } }')],
    ['`accept_incoming_lead`, with the lead', () => tool('accept_incoming_lead', { uid: incoming?.uid })],
    ['`get_leads_by_contact`', () => tool('get_leads_by_contact', { contact_id: contact?.id })],
  ];
  const rows: Row[] = [];
  for (const [name, work] of calls) {
    sandbox.clearRequests();
    await work();
    rows.push([`requests: ${name}`, String(sandbox.requestCount(({ path }) => !settings.test(path)))]);
  }
  await connection.close();
  await sandbox.close();
  return rows;
}
