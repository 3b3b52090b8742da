/**
 * Clients of other authors, made for amoCRM itself, against the sandbox: what they send is understood and what they read is there.
 * Their requests go to amoCRM's host; the test sends them to the sandbox instead.
 */
import * as http from 'node:http';
import https from 'node:https';
import { Amo } from '@shevernitskiy/amo';
import amocrmJs from 'amocrm-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { testNow } from '../harness.ts';

const host = 'demo.amocrm.ru';

/** Answers as these clients pass them on. Their own types are narrower than what they send and receive. */
interface Answer {
  id: number;
  uid: string;
  name: string;
  errors: unknown[];
  bonus_points: number;
  destination: string;
  upload_url: string;
  max_part_size: number;
  uuid: string;
  params: Record<string, unknown>;
  _embedded: Record<string, Answer[]>;
  [key: string]: unknown;
}
type Api = Record<string, (...args: unknown[]) => Promise<Answer>>;

let sandbox: Sandbox;
let client: Record<string, Api>;

const token = () => ({
  token_type: 'Bearer',
  access_token: sandbox.token,
  refresh_token: '',
  expires_in: 86_400,
  expires_at: Number.MAX_SAFE_INTEGER,
});

beforeEach(async () => {
  sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false, now: () => testNow });
  const { fetch: send } = globalThis;
  const reroute = (address: string) => address.replace(`https://${host}`, sandbox.url);
  vi.stubGlobal('fetch', (address: string | URL, init?: RequestInit) => send(reroute(String(address)), init));
  const integration = { client_id: '', client_secret: '', redirect_uri: '' };
  const amo = new Amo(host, { ...token(), token_type: 'Bearer', ...integration }, { request_delay: 0 });
  client = amo as unknown as Record<string, Api>;
});

afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await sandbox.close();
});

/** The API of one noun. */
function api(noun: string): Api {
  const found = client[noun];
  if (!found) throw new Error(`The client has no ${noun}.`);
  // Its methods are on the prototype and need their object.
  return new Proxy(found, { get: (target, name: string) => target[name]?.bind(target) }) as Api;
}

/** Calls a method of the client. */
async function call(noun: string, method: string, ...args: unknown[]): Promise<Answer> {
  const run = api(noun)[method];
  if (!run) throw new Error(`The client has no ${noun}.${method}.`);
  return run(...args);
}

/** The first row of a list. */
function first<Row>(rows: readonly Row[] | undefined): Row {
  const [row] = rows ?? [];
  if (row === undefined) throw new Error('The list is empty.');
  return row;
}

const leadId = () => first(sandbox.data().leads.rows()).id;

describe('@shevernitskiy/amo', () => {
  it('adds, edits and reads notes of several kinds', async () => {
    const id = leadId();
    const ring = { uniq: 'u1', duration: 60, source: 'АТС', link: 'https://x.example/1.mp3', phone: '+79991234567' };
    const added = await call('note', 'addNotes', 'leads', [
      { entity_id: id, note_type: 'common', params: { text: 'Перезвонить' } },
      { entity_id: id, note_type: 'call_in', params: ring },
    ]);
    const note = first(added._embedded.notes);
    const order = { param: 'id', type: 'desc' };
    const { _embedded } = await call('note', 'getNotesByEntityId', id, 'leads', { order, limit: 2 });
    expect(_embedded.notes?.map(({ note_type }) => note_type)).toEqual(['call_in', 'common']);
    await call('note', 'updateNotes', 'leads', [
      { id: note.id, entity_id: id, note_type: 'common', params: { text: 'Перезвонил' } },
    ]);
    expect((await call('note', 'getNotesById', note.id, 'leads')).params).toMatchObject({ text: 'Перезвонил' });
  });

  it('adds a call by phone', async () => {
    const contact = first(sandbox.data().contacts.rows());
    const phone = String(
      contact.fields.flatMap(({ values }) => values).find(({ value }) => /^\+?7\d{10}$/.test(String(value)))?.value,
    );
    const ring = {
      direction: 'inbound',
      duration: 60,
      source: 'АТС',
      phone,
      call_status: 4,
      call_result: 'Договорились',
    };
    const { errors, _embedded } = await call('call', 'addCalls', [ring]);
    expect(errors).toEqual([]);
    expect(first(_embedded.calls)).toMatchObject({ id: expect.any(Number), entity_id: expect.any(Number) });
  });

  it('reads the log of events', async () => {
    type Filter = { single(key: string, value: string): Filter };
    const filter = (made: Filter) => made.single('type', 'lead_status_changed');
    const { _embedded } = await call('event', 'getEvents', { limit: 10, filter });
    expect(_embedded.events).toHaveLength(10);
  });

  it('adds an incoming lead and accepts it', async () => {
    const metadata = {
      form_id: '1',
      form_name: 'Заявка',
      form_page: 'https://romashka.example',
      form_sent_at: testNow,
    };
    const { _embedded } = await call('unsorted', 'addUnsortedForm', [
      { source_uid: 'site-1', source_name: 'Сайт', metadata, _embedded: { leads: [{ name: 'Заявка' }] } },
    ]);
    const accepted = await call('unsorted', 'acceptUnsortedByUid', first(_embedded.unsorted).uid);
    expect(accepted._embedded.leads).toHaveLength(1);
  });

  it('creates tags and links records', async () => {
    const { _embedded } = await call('tag', 'addTags', 'leads', [{ name: 'Опт' }]);
    expect(first(_embedded.tags).name).toBe('Опт');
    const added = await call('contact', 'addContacts', [{ name: 'Анна' }]);
    const contact = first(added._embedded.contacts).id;
    await call('link', 'addLinksByEntityId', leadId(), 'leads', [
      { to_entity_id: contact, to_entity_type: 'contacts' },
    ]);
    const links = await call('link', 'getLinksByEntityId', leadId(), 'leads');
    expect(links._embedded.links?.map(({ to_entity_id }) => to_entity_id)).toContain(contact);
  });

  it('creates and renames a catalog, and adds an element to a lead', async () => {
    const made = first((await call('catalog', 'addCatalogs', [{ name: 'Услуги' }]))._embedded.catalogs);
    await call('catalog', 'updateCatalogById', made.id, { name: 'Работы' });
    expect((await call('catalog', 'getCatalogById', made.id)).name).toBe('Работы');
    const { _embedded } = await call('catalog', 'getCatalogs');
    const catalog = first(_embedded.catalogs?.filter(({ type }) => type === 'products')).id;
    const { elements } = (await call('catalog', 'getCatalogElementsByCatalogId', catalog))._embedded;
    const element = first(elements).id;
    const metadata = { quantity: 2, catalog_id: catalog };
    const line = { to_entity_id: element, to_entity_type: 'catalog_elements', metadata };
    await call('link', 'addLinksByEntityId', leadId(), 'leads', [line]);
    const links = await call('link', 'getLinksByEntityId', leadId(), 'leads');
    const found = links._embedded.links?.find(({ to_entity_id }) => to_entity_id === element);
    expect(found).toMatchObject({ to_entity_type: 'catalog_elements', metadata });
  });

  it('creates a customer with a purchase and bonus points', async () => {
    const added = await call('customer', 'addCustomers', [{ name: 'Ромашка', next_date: testNow, next_price: 1000 }]);
    const { id } = first(added._embedded.customers);
    await call('customer', 'addTransactionsToCustomer', id, [{ price: 500, comment: 'Оплата' }]);
    expect((await call('customer', 'getTransactionsByCustomerId', id))._embedded.transactions).toHaveLength(1);
    expect((await call('customer', 'updateBonusPointsByCustomerId', id, { earn: 50 })).bonus_points).toBe(50);
    expect((await call('segment', 'getSegments'))._embedded.segments?.length).toBeGreaterThan(0);
  });

  it('creates, updates and deletes pipelines and statuses', async () => {
    const pipeline = { name: 'Опт', sort: 50, is_main: false, is_unsorted_on: false };
    const made = await call('pipeline', 'addPipelines', [pipeline]);
    const { id } = first(made._embedded.pipelines);
    const status = first(
      (await call('pipeline', 'addStatuses', id, [{ name: 'Замер', sort: 60, color: '#fffeb2' }]))._embedded.statuses,
    );
    await call('pipeline', 'updateStatusById', status.id, id, { name: 'Замер назначен' });
    expect((await call('pipeline', 'getStatusesById', status.id, id)).name).toBe('Замер назначен');
    await call('pipeline', 'deleteStatusById', status.id, id);
    await call('pipeline', 'deletePipelineById', id);
    const left = await call('pipeline', 'getPipelines');
    expect(left._embedded.pipelines?.map((each) => each.id)).not.toContain(id);
  });

  it('creates and deletes custom fields, and lists their groups', async () => {
    const made = await call('custom_fields', 'addCustomFields', 'leads', [{ name: 'Площадь', type: 'numeric' }]);
    const { id } = first(made._embedded.custom_fields);
    await call('custom_fields', 'updateCustomFieldById', id, 'leads', { name: 'Площадь, м²' });
    expect((await call('custom_fields', 'getCustomFieldById', id, 'leads')).name).toBe('Площадь, м²');
    await call('custom_fields', 'deleteCustomFieldById', id, 'leads');
    const { custom_field_groups: groups } = (await call('custom_fields', 'getCustomFieldsGroups', 'leads'))._embedded;
    expect(groups?.length).toBeGreaterThan(0);
  });

  it('adds sources, chat templates, webhooks and roles, and deletes them', async () => {
    const source = await call('source', 'addSources', [{ name: 'Сайт', external_id: 'site' }]);
    await call('source', 'deleteSourceById', first(source._embedded.sources).id);
    const template = { name: 'Привет', content: 'Здравствуйте!', is_editable: true, external_id: 't1' };
    const templates = await call('chat_template', 'addChatTemplates', [template]);
    await call('chat_template', 'deleteChatTemplateById', first(templates._embedded.chat_templates).id);
    const destination = 'http://127.0.0.1:9/hook';
    expect(await call('webhook', 'addWebhook', { destination, settings: ['add_lead'], sort: 1 })).toMatchObject({
      destination,
    });
    await call('webhook', 'deleteWebhook', { destination });
    const rights = { leads: { view: 'A', edit: 'A', add: 'A', delete: 'A', export: 'A' } };
    const role = await call('user', 'addRoles', [{ name: 'Менеджер', rights }]);
    await call('user', 'deleteRoleById', first(role._embedded.roles).id);
  });

  it('makes a short link, and lists widgets', async () => {
    const contact = first(sandbox.data().contacts.rows()).id;
    const { _embedded } = await call('short_link', 'createShortLinks', [
      { url: 'https://romashka.example', metadata: { entity_type: 'contacts', entity_id: contact } },
    ]);
    expect(String(first(_embedded.short_links).url)).toMatch(/^https:\/\//);
    expect((await call('widget', 'getWidgets'))._embedded.widgets?.length).toBeGreaterThan(0);
  });
});

describe('amocrm-js', () => {
  beforeEach(() => {
    // It calls https.request with the host of amoCRM.
    const reroute = (options: http.RequestOptions, done: (answer: http.IncomingMessage) => void) => {
      const { hostname, port } = new URL(sandbox.url);
      return http.request({ ...options, hostname, port }, done);
    };
    vi.spyOn(https, 'request').mockImplementation(reroute as typeof https.request);
  });

  const open = () => {
    const auth = { client_id: '', client_secret: '', redirect_uri: '', code: '' };
    const crm = new amocrmJs.Client({ domain: host, auth });
    crm.token.setValue(token());
    return crm;
  };

  it('creates, reads and updates leads', async () => {
    const crm = open();
    const created = first(await crm.leads.create([{ name: 'Окна', price: 50_000 }]));
    const id = Number(created.id);
    expect(sandbox.data().leads.get(id)).toMatchObject({ name: 'Окна', price: 50_000 });
    expect((await crm.leads.getById(id))?.name).toBe('Окна');
    await crm.leads.update([{ id, name: 'Окна и двери' }]);
    expect(sandbox.data().leads.get(id)).toMatchObject({ name: 'Окна и двери' });
  });

  it('creates tasks, contacts and companies', async () => {
    const crm = open();
    const task = { text: 'Позвонить', complete_till: testNow + 3_600 };
    expect(first(await crm.tasks.create([task])).id).toBeTruthy();
    expect(first(await crm.contacts.create([{ name: 'Анна' }])).id).toBeTruthy();
    expect(first(await crm.companies.create([{ name: 'Ромашка' }])).id).toBeTruthy();
  });
});
