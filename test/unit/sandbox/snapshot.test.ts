import { describe, expect, it } from 'vitest';
import type { Sandbox, Snapshot } from '../../../src/sandbox/index.ts';
import { noon, useSandbox } from './client.ts';

const bench = useSandbox({ leads: 60 });
const { get } = bench;

// biome-ignore lint/suspicious/noExplicitAny: the wire is what is compared here; a type would hide what came.
type Wire = any;

/** All rows of a list, by ascending id. */
async function readAll(path: string, key: string, limit = 100): Promise<Wire[]> {
  const rows: Wire[] = [];
  for (let page = 1; ; page += 1) {
    const { status, body } = await get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}&page=${page}`);
    if (status === 204) return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    rows.push(...body._embedded[key]);
  }
}

const toCard = (row: Wire) => ({
  id: row.id,
  name: row.name,
  responsibleUserId: row.responsible_user_id,
  createdBy: row.created_by,
  updatedBy: row.updated_by,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  closestTaskAt: row.closest_task_at,
  tags: row._embedded.tags.map(({ id, name }: Wire) => ({ id, name })),
  fields: (row.custom_fields_values ?? [])
    .map(({ field_id, values }: Wire) => ({ fieldId: field_id, values: values.map(toValue) }))
    .toSorted((a: Wire, b: Wire) => a.fieldId - b.fieldId),
  elements: row._embedded.catalog_elements
    .map(({ id, metadata }: Wire) => ({
      elementId: id,
      catalogId: metadata.catalog_id,
      quantity: metadata.quantity,
      priceId: metadata.price_id ?? null,
    }))
    .toSorted((a: Wire, b: Wire) => a.elementId - b.elementId),
});

const toValue = ({ value, enum_id }: Wire) => ({ value, ...(enum_id === undefined ? {} : { enumId: enum_id }) });
const toCompanyId = (row: Wire) => row._embedded.companies[0]?.id ?? null;

const toLead = (row: Wire) => ({
  ...toCard(row),
  price: row.price,
  pipelineId: row.pipeline_id,
  statusId: row.status_id,
  lossReasonId: row.loss_reason_id,
  closedAt: row.closed_at,
  companyId: toCompanyId(row),
  contacts: row._embedded.contacts
    .map(({ id, is_main }: Wire) => ({ id, isMain: is_main }))
    .toSorted((a: Wire, b: Wire) => a.id - b.id),
  sourceId: row.source_id,
  ...(row.score === null ? {} : { score: row.score }),
  ...(row.labor_cost === null ? {} : { laborCost: row.labor_cost }),
  ...(row.is_price_modified_by_robot ? { isPriceModifiedByRobot: true } : {}),
});

const toTask = (row: Wire) => ({
  id: row.id,
  text: row.text,
  completeTill: row.complete_till,
  entityType: row.entity_type,
  entityId: row.entity_id,
  responsibleUserId: row.responsible_user_id,
  taskTypeId: row.task_type_id,
  isCompleted: row.is_completed,
  result: Array.isArray(row.result) ? null : row.result.text,
  duration: row.duration,
  createdBy: row.created_by,
  updatedBy: row.updated_by,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** The same by the API, request by request. */
async function readAccount() {
  const parts = 'with=contacts,catalog_elements,source_id,is_price_modified_by_robot';
  const notes = [];
  for (const type of ['leads', 'contacts', 'companies', 'customers']) {
    for (const row of await readAll(`/${type}/notes`, 'notes')) {
      notes.push({
        id: row.id,
        entityType: type,
        entityId: row.entity_id,
        noteType: row.note_type,
        params: row.params,
      });
    }
  }
  return {
    leads: (await readAll(`/leads?${parts}`, 'leads')).map(toLead),
    contacts: (await readAll('/contacts?with=catalog_elements', 'contacts')).map((row) => ({
      ...toCard(row),
      firstName: row.first_name,
      lastName: row.last_name,
      companyId: toCompanyId(row),
    })),
    companies: (await readAll('/companies?with=catalog_elements', 'companies')).map(toCard),
    tasks: (await readAll('/tasks', 'tasks')).map(toTask),
    notes: notes.toSorted((a, b) => a.id - b.id),
    events: (await readAll('/events', 'events')).map(({ id, type, entity_id, created_at }) => [
      id,
      type,
      entity_id,
      created_at,
    ]),
    incomingLeads: (await readAll('/leads/unsorted', 'unsorted'))
      .map(({ uid, category }) => [uid, category])
      .toSorted(),
    users: (await readAll('/users', 'users')).map(({ id, name }) => [id, name]),
  };
}

const toComparable = (snapshot: Snapshot) => ({
  leads: snapshot.leads,
  contacts: snapshot.contacts,
  companies: snapshot.companies,
  tasks: snapshot.tasks,
  notes: snapshot.notes.map(({ id, entityType, entityId, noteType, params }) => ({
    ...{ id, entityType, entityId, noteType, params },
  })),
  events: snapshot.events
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, type, entityId, createdAt }) => [id, type, entityId, createdAt]),
  incomingLeads: snapshot.incomingLeads.map(({ uid, category }) => [uid, category]).toSorted(),
  users: snapshot.users.map(({ id, name }) => [id, name]),
});

/** Some of what happens to an account. */
function change(sandbox: Sandbox): void {
  const { leads, contacts, companies, tasks, notes, catalogElements } = sandbox.data();
  const ids = (rows: readonly { id: number }[], ...places: number[]) => places.map((place) => rows[place]?.id ?? 0);
  const [trashed = 0, survivor = 0, merged = 0] = ids(leads.rows(), 50, 30, 31);
  sandbox.trash('leads', trashed);
  sandbox.merge('leads', { survivor, merged });
  const [first = 0, second = 0, gone = 0] = ids(contacts.rows(), 3, 4, 5);
  sandbox.merge('contacts', { survivor: first, merged: second });
  sandbox.trash('contacts', gone);
  const [company = 0, other = 0, lost = 0] = ids(companies.rows(), 0, 1, 2);
  sandbox.merge('companies', { survivor: company, merged: other });
  sandbox.trash('companies', lost);
  sandbox.delete('tasks', tasks.rows()[0]?.id ?? 0);
  sandbox.delete('notes', notes.rows()[0]?.id ?? 0);
  sandbox.delete('catalogElements', catalogElements.rows()[0]?.id ?? 0);
  sandbox.changeUser(sandbox.data().metadata.users[2]?.id ?? 0, { name: 'Ксения Лебедева' });
}

describe('a snapshot', () => {
  it('is what the API shows, row by row', async () => {
    expect(toComparable(bench.sandbox.snapshot())).toEqual(await readAccount());
    change(bench.sandbox);
    expect(toComparable(bench.sandbox.snapshot())).toEqual(await readAccount());
    bench.clock.seconds = 40 * 86_400;
    expect(bench.sandbox.purgeTrash()).toBe(3);
    expect(toComparable(bench.sandbox.snapshot())).toEqual(await readAccount());
  });

  it('is in a stable order, and the same over the control prefix', async () => {
    change(bench.sandbox);
    const snapshot = bench.sandbox.snapshot();
    const { leads, contacts, tasks, notes, catalogs, catalogElements, pipelines, lossReasons } = snapshot;
    for (const rows of [leads, contacts, tasks, notes, catalogs, catalogElements, pipelines, lossReasons]) {
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted((a, b) => a - b));
    }
    const answer = await fetch(`${bench.sandbox.url}/_sandbox/snapshot`);
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(snapshot)));
  });

  it('shows prices with their fraction only where the account keeps it', async () => {
    await bench.post('/leads', [{ name: 'Окна', price: 10.5 }]);
    expect(bench.sandbox.snapshot().leads.at(-1)).toMatchObject({ price: 10, createdAt: noon });
  });
});
