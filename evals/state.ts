/**
 * What an account holds, in words: each record as its fields with the names of stages and people. Two states are compared to find
 * every write, wherever it came from.
 */
import type { CardRow, FieldValues, SandboxData } from '../src/sandbox/index.ts';

/** The fields of a record, by name. */
export type Fields = Record<string, unknown>;

/** All records: kind, id, fields. */
export type State = ReadonlyMap<string, ReadonlyMap<number, StateRecord>>;

interface StateRecord {
  row: unknown;
  fields: () => Fields;
}

/** One record that was written. */
export interface Change {
  of: string;
  id: number;
  is: 'added' | 'changed' | 'removed';
  /** The name or text of the record, for people. */
  name: string;
  /** All fields of an added record; those that changed, with their new values, of a changed one. */
  fields: Fields;
}

/** Set by the account itself along with other fields. */
const derived = new Set(['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'closedAt']);

/** Reads the state of an account. Rows are replaced and never changed in place, so they are kept as they are. */
export function captureState(data: SandboxData): State {
  const names = nameParts(data);
  const plain = <Row extends { id: number }>(rows: readonly Row[], describe: (row: Row) => object = (row) => row) =>
    new Map(rows.map((row) => [row.id, { row, fields: () => toFields(describe(row)) }]));
  const card = <Row extends CardRow>(row: Row) => {
    const { fields, tagIds, responsibleUserId, ...rest } = row;
    return {
      ...rest,
      responsible: names.user(responsibleUserId),
      tags: tagIds.map((id) => data.tags.get(id)?.name ?? id).sort(),
      ...names.fields(fields),
    };
  };
  return new Map<string, ReadonlyMap<number, StateRecord>>([
    [
      'leads',
      plain(data.leads.rows(), ({ pipelineId, statusId, lossReasonId, contacts, ...row }) => ({
        ...card(row),
        pipeline: names.pipeline(pipelineId),
        status: names.status(pipelineId, statusId),
        lossReason: names.lossReason(lossReasonId),
        contacts: contacts.map(({ id }) => id).sort(),
        mainContact: contacts.find(({ isMain }) => isMain)?.id ?? null,
      })),
    ],
    ['products', listProducts(data)],
    ['contacts', plain(data.contacts.rows(), card)],
    ['companies', plain(data.companies.rows(), card)],
    ['customers', plain(data.customers.rows(), card)],
    [
      'tasks',
      plain(data.tasks.rows(), ({ responsibleUserId, taskTypeId, ...row }) => ({
        ...row,
        responsible: names.user(responsibleUserId),
        type: names.taskType(taskTypeId),
      })),
    ],
    [
      'notes',
      plain(data.notes.rows(), ({ params, responsibleUserId: _, ...row }) => ({
        ...row,
        text: params.text ?? JSON.stringify(params),
      })),
    ],
    [
      'incoming leads',
      plain(data.incomingLeads.rows(), ({ uid, decision }) => ({ name: uid, decision: decision?.action ?? null })),
    ],
    ['transactions', plain(data.transactions.rows())],
    ['talks', plain(data.talks.rows())],
    ['bot runs', plain(data.salesbotRuns.rows())],
    ['templates', plain(data.templates.rows())],
    ['catalogs', plain(data.catalogs.rows())],
    ['catalog elements', plain(data.catalogElements.rows())],
    ['files', plain(data.files.rows())],
    ['file links', plain(data.fileLinks.rows())],
    ['settings', listSettings(data)],
  ]);
}

/** Lists every difference between two states. */
export function compareStates(before: State, after: State): Change[] {
  const changes: Change[] = [];
  for (const [of, records] of after) {
    const old = before.get(of);
    for (const [id, record] of records) {
      const was = old?.get(id);
      if (was?.row === record.row) continue;
      const fields = record.fields();
      const changed = was === undefined ? fields : pickChanged(was.fields(), fields);
      if (was !== undefined && Object.keys(changed).length === 0) continue;
      changes.push({ of, id, is: was === undefined ? 'added' : 'changed', name: nameOf(fields), fields: changed });
    }
    for (const [id, record] of old ?? []) {
      if (!records.has(id)) changes.push({ of, id, is: 'removed', name: nameOf(record.fields()), fields: {} });
    }
  }
  return changes;
}

function pickChanged(before: Fields, after: Fields): Fields {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null))
      .map((name) => [name, after[name] ?? null]),
  );
}

const nameOf = ({ name, text }: Fields) => String(name ?? text ?? '');

function toFields(row: object): Fields {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !derived.has(name)));
}

/** The products of each lead that has some. Their text is the row, because links are in no row of the lead. */
function listProducts(data: SandboxData): Map<number, StateRecord> {
  return new Map(
    data.leads.rows().flatMap(({ id, name }) => {
      const links = data.elementLinks.of('leads', id).map(({ elementId, quantity }) => ({ elementId, quantity }));
      if (links.length === 0) return [];
      const products = JSON.stringify(links);
      return [[id, { row: products, fields: () => ({ name, products: links }) }] as const];
    }),
  );
}

/** Pipelines, users and the like: one record each. */
function listSettings(data: SandboxData): Map<number, StateRecord> {
  const parts = { ...data.metadata, webhooks: data.webhooks, sources: data.sources.rows() };
  return new Map(
    Object.entries(parts).map(([name, part], index) => {
      const text = JSON.stringify(part);
      return [index, { row: text, fields: () => ({ name, value: text }) }];
    }),
  );
}

function nameParts({ metadata }: SandboxData) {
  const { users, pipelines, lossReasons, taskTypes, fields } = metadata;
  const name = (rows: readonly { id: number; name: string }[], id: number | null) =>
    id === null ? null : (rows.find((row) => row.id === id)?.name ?? id);
  const pipeline = (id: number) => pipelines.find((each) => each.id === id);
  return {
    user: (id: number) => name(users, id),
    lossReason: (id: number | null) => name(lossReasons, id),
    taskType: (id: number) => name(taskTypes, id),
    pipeline: (id: number) => name(pipelines, id),
    status: (pipelineId: number, id: number) => name(pipeline(pipelineId)?.statuses ?? [], id),
    fields: (values: readonly FieldValues[]): Fields =>
      Object.fromEntries(
        values.map(({ fieldId, values: each }) => [
          `field ${fields.find(({ id }) => id === fieldId)?.name ?? fieldId}`,
          each.map(({ value }) => value),
        ]),
      ),
  };
}
