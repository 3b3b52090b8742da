/** Which records a bulk mutation changes: those with the given ids, or all that match a filter, found by the replica. */
import { ReplicaOffError, ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import type { Snapshot } from '../../replica/index.ts';
import type { RecordPage } from '../../replica/question/record-page.ts';
import { type ContactOfCompanyFilterInput, toReplicaContactFilter } from '../contact-filter.ts';
import type { Context } from '../context.ts';
import { historyDays, type LeadFilterInput, toReplicaLeadFilter } from '../lead-filter.ts';
import { checkHistory } from '../list/replica.ts';
import { readReplica } from '../replica.ts';
import { type TaskFilterInput, toReplicaTaskFilter } from '../task-filter.ts';
import type { BulkKind } from './kind.ts';

/** The most records that one mutation changes. */
export const maxRecords = 5_000;

/** The filter of each kind, as its list takes it. */
interface Filters {
  leads: LeadFilterInput;
  contacts: ContactOfCompanyFilterInput;
  companies: ContactOfCompanyFilterInput;
  tasks: TaskFilterInput;
}

/** Which records of one kind; either of the two. */
export interface BulkSelection<Kind extends BulkKind = BulkKind> {
  ids?: Nullish<string[]>;
  filter?: Nullish<Filters[Kind]>;
}

/** The ids of the selected records, and how current the answer of the replica is if it found them. */
export interface Selected {
  ids: number[];
  asOf?: number;
  complete?: boolean;
}

const order = { field: 'id', direction: 'asc' } as const;

/**
 * Finds the records of a selection. A filter is answered by the replica after it has read the newest changes.
 *
 * @throws {ValidationError} if neither or both are given, if the filter has no condition, or if more than 5,000 records match
 * @throws {ReplicaOffError} if a filter is given and the replica is switched off
 */
export async function selectRecords<Kind extends BulkKind>(
  kind: Kind,
  { ids, filter }: BulkSelection<Kind>,
  context: Context,
  names: { ids: string; filter: string } = { ids: 'ids', filter: 'filter' },
): Promise<Selected> {
  if (ids && filter) refuse(names.filter, `cannot be combined with \`${names.ids}\``);
  if (ids) return { ids: [...new Set(ids.map(Number))] };
  if (!filter) refuse(names.ids, `or \`${names.filter}\` is required: which ${kind} to change`);
  const { snapshot, page } = await findRecords(kind, filter as Filters[Kind], context, [names.filter]);
  if (page.hasNext) {
    const message = `selects more than ${maxRecords} ${kind}, the most that are changed at once; narrow it and repeat for the rest`;
    refuse(names.filter, message);
  }
  const { asOf, complete } = snapshot;
  return { ids: page.rows.map(({ id }) => id), asOf, complete };
}

function refuse(name: string, message: string): never {
  throw new ValidationError([{ path: [name], message }]);
}

async function findRecords<Kind extends BulkKind>(
  kind: Kind,
  filter: Filters[Kind],
  context: Context,
  path: string[],
): Promise<{ snapshot: Snapshot; page: RecordPage }> {
  // Loaded only here: a process that changes records by their ids loads nothing of the replica.
  if (kind === 'leads') {
    const { leadListKinds, loadLeadPage } = await import('../../replica/question/lead-list.ts');
    const wanted = await toReplicaLeadFilter(filter as LeadFilterInput, path, context);
    requireCondition(kind, wanted, path);
    const snapshot = await read(leadListKinds(wanted, 'id'), context);
    checkHistory(historyDays(wanted), snapshot);
    return { snapshot, page: await loadLeadPage(snapshot, { filter: wanted, order, first: maxRecords }) };
  }
  if (kind === 'tasks') {
    const { loadTaskPage, taskListKinds } = await import('../../replica/question/task-list.ts');
    const wanted = await toReplicaTaskFilter(filter as TaskFilterInput, path, context);
    requireCondition(kind, wanted, path);
    const snapshot = await read(taskListKinds(wanted), context);
    return { snapshot, page: await loadTaskPage(snapshot, { filter: wanted, order, first: maxRecords }) };
  }
  const { contactListKinds, loadContactPage } = await import('../../replica/question/contact-list.ts');
  const type = kind === 'contacts' ? 'contacts' : 'companies';
  const wanted = await toReplicaContactFilter(filter as ContactOfCompanyFilterInput, path, context, type);
  requireCondition(kind, wanted, path);
  const snapshot = await read(contactListKinds(type, wanted, 'id'), context);
  checkHistory({ 'filter.idleDays': wanted.idle_days }, snapshot);
  return { snapshot, page: await loadContactPage(type, snapshot, { filter: wanted, order, first: maxRecords }) };
}

/** A range without ends, or variables that were left out, are no condition. */
function requireCondition(kind: BulkKind, wanted: object, [name]: readonly string[]): void {
  if (Object.keys(wanted).length > 0) return;
  refuse(name ?? 'filter', `must have a condition: without one it selects all ${kind}`);
}

/** Reads the newest changes first: what is written depends on it. */
async function read(kinds: Parameters<typeof readReplica>[0], context: Context): Promise<Snapshot> {
  try {
    return await readReplica(kinds, 0, context);
  } catch (error) {
    if (!(error instanceof ReplicaOffError)) throw error;
    throw new ReplicaOffError(
      'Records are selected by a filter from the local replica of the account, which is switched off.',
      { remedy: 'Set REPLICA=on and restart the server, or give the ids of the records.', cause: error },
    );
  }
}
