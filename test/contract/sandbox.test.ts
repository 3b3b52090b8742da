import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
});
afterAll(() => sandbox.close());

const printed = (name: string) =>
  JSON.parse(readFileSync(new URL(`payloads/${name}`, import.meta.url), 'utf8')) as unknown;

async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
  const headers = { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.url}/api/v4${path}`, { ...init, headers });
  return answer.json();
}

const post = (path: string, body: unknown) => ask(path, { method: 'POST', body: JSON.stringify(body) });
const patch = (path: string, body: unknown) => ask(path, { method: 'PATCH', body: JSON.stringify(body) });
const leads = () => [...sandbox.data().leads.rows()];
const contacts = () => [...sandbox.data().contacts.rows()];

/** Every place in a JSON value with the type that stands there; items of arrays are one place. */
function shapeOf(value: unknown, path = '', shape = new Map<string, Set<string>>()): Map<string, Set<string>> {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  shape.set(path, (shape.get(path) ?? new Set()).add(type));
  if (Array.isArray(value)) for (const item of value) shapeOf(item, `${path}[]`, shape);
  else if (type === 'object') {
    for (const [key, inner] of Object.entries(value as object)) shapeOf(inner, path ? `${path}.${key}` : key, shape);
  }
  return shape;
}

/**
 * Places that the vendor prints and the answer lacks, and places where the types have nothing in common. Where one side
 * is null or an empty array, what would be inside is not compared.
 */
function differences(vendor: unknown, answer: unknown, left: RegExp): string[] {
  const [wanted, given] = [shapeOf(vendor), shapeOf(answer)];
  return [...wanted].flatMap(([path, types]) => {
    if (left.test(path)) return [];
    const parent = path.replace(/(\[\]|\.?[^.[\]]+)$/, '');
    const found = given.get(path);
    // An empty list or a null above says nothing about what would be in it.
    if (!found)
      return given.get(parent)?.has('null') || path.endsWith('[]') || !given.has(parent) ? [] : [`${path} is missing`];
    const common = [...types].some((type) => found.has(type)) || types.has('null') || found.has('null');
    return common ? [] : [`${path} is ${[...found]}, the vendor prints ${[...types]}`];
  });
}

/** Older keys of printed answers, and extras that are asked for otherwise or not reproduced. */
const never = /^$/;

describe('the sandbox answers in the shape that the vendor prints', () => {
  it.each<[string, () => Promise<unknown>, string, RegExp]>([
    ['a list of leads', () => ask('/leads?limit=2'), 'leads.list.recorded.json', never],
    ['a later page of leads', () => ask('/leads?limit=2&page=2'), 'leads.list.page2.doc.json', /source_id$/],
    [
      'a lead with its links',
      () =>
        ask(
          `/leads/${leads().find(({ lossReasonId, companyId }) => lossReasonId && companyId)?.id}?with=contacts,loss_reason`,
        ),
      'leads.get.with-all.doc.json',
      /source_id|is_price_modified_by_robot|catalog_elements/,
    ],
    ['a created lead', () => post('/leads', [{ name: 'Окна' }]), 'leads.create.response.doc.json', never],
    [
      'changed leads',
      () =>
        patch(
          '/leads',
          leads()
            .slice(0, 2)
            .map(({ id }) => ({ id, price: 1 })),
        ),
      'leads.update.response.doc.json',
      never,
    ],
    [
      'one changed lead',
      () => patch(`/leads/${leads()[0]?.id}`, { price: 2 }),
      'leads.update-one.response.normalized.json',
      never,
    ],
    [
      'a complex lead',
      () => post('/leads/complex', [{ name: 'Окна', request_id: '1', _embedded: { contacts: [{ name: 'Пётр' }] } }]),
      'leads.complex.response.recorded.json',
      never,
    ],
    ['a list of contacts', () => ask('/contacts?limit=2'), 'contacts.list.doc.json', /\.enum$/],
    [
      'a contact with its leads',
      () => ask(`/contacts/${contacts()[0]?.id}?with=leads`),
      'contacts.get.with-all.doc.json',
      /customers|catalog_elements|\.enum$/,
    ],
    ['created contacts', () => post('/contacts', [{ name: 'Пётр' }]), 'contacts.create.response.doc.json', never],
    ['a list of companies', () => ask('/companies?limit=2'), 'companies.list.doc.json', /\.enum$/],
    ['a list of tasks', () => ask('/tasks?limit=2'), 'tasks.list.doc.json', never],
    [
      'created notes',
      () => post('/leads/notes', [{ entity_id: leads()[0]?.id, note_type: 'common', params: { text: 'Привет' } }]),
      'notes.create.response.doc.json',
      never,
    ],
    ['pipelines', () => ask('/leads/pipelines'), 'pipelines.list.doc.json', never],
    ['users', () => ask('/users?with=role,group'), 'users.list.with-role-group.doc.json', /status_rights|roles|_links/],
    [
      'the account',
      () => ask('/account?with=amojo_id,uuid,version,users_groups,task_types,datetime_settings'),
      'account.with-all.doc.json',
      /amojo_rights|entity_names|date_formant/,
    ],
    [
      'the definition of a phone',
      async () => {
        const { _embedded } = (await ask('/contacts/custom_fields')) as {
          _embedded: { custom_fields: { code: string }[] };
        };
        return _embedded.custom_fields.find(({ code }) => code === 'PHONE');
      },
      'custom_fields.contacts.phone.get.doc.json',
      never,
    ],
    [
      'links',
      () => ask(`/leads/${leads().find(({ contacts, companyId }) => contacts.length > 0 && companyId)?.id}/links`),
      'links.list.kommo-doc.json',
      /quantity|catalog_id/,
    ],
    ['bad items', () => post('/leads', [{ name: 'Окна', status_id: 1 }]), 'error.400.validation.json', never],
    ['an empty body', () => post('/leads', []), 'error.400.empty-body.json', never],
    ['an unknown route', () => ask('/nothing'), 'error.404.route.recorded.json', never],
    [
      'too many items',
      () =>
        post(
          '/leads',
          Array.from({ length: 251 }, () => ({})),
        ),
      'error.422.limit.json',
      never,
    ],
  ])('%s', async (_, answer, name, left) => {
    expect(differences(printed(name), await answer(), left)).toEqual([]);
  });

  it('and the comparison sees what is missing or of another type', () => {
    const vendor = { a: 1, b: { c: 'x' }, d: [{ e: true }] };
    expect(differences(vendor, { b: { c: 5 }, d: [{}] }, never)).toEqual([
      'a is missing',
      'b.c is number, the vendor prints string',
      'd[].e is missing',
    ]);
  });
});
