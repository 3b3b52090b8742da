/** The bulk mutations: what each of them selects and changes. */
import { describeUnknown } from '../../errors/candidate.ts';
import { ForbiddenError, ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import { toCompanyPatch, type UpdateCompanyInput } from '../company.ts';
import { toContactPatch, type UpdateContactInput } from '../contact.ts';
import type { Context } from '../context.ts';
import { toLeadPatch, type UpdateLeadInput } from '../lead.ts';
import { toTaskPatch, type UpdateTaskInput } from '../task.ts';
import type { BulkKind, BulkPatch, BulkRecord } from './kind.ts';
import type { BulkChange } from './plan.ts';
import { type BulkSelection, selectRecords } from './selection.ts';
import { type BulkArguments, type BulkWrite, writeInBulk } from './write.ts';

type Info = { fieldName: string };

/** The input of each kind, as the mutation of one record takes it. */
interface Inputs {
  leads: UpdateLeadInput;
  contacts: UpdateContactInput;
  companies: UpdateCompanyInput;
  tasks: UpdateTaskInput;
}

/** Makes the change of a record from an input. */
type ToPatch = (input: never, path: (string | number)[], context: Context) => Promise<BulkPatch & { id: number }>;

const patches: Record<BulkKind, ToPatch> = {
  leads: toLeadPatch,
  contacts: toContactPatch,
  companies: toCompanyPatch,
  tasks: toTaskPatch,
};

function patchWith<Kind extends BulkKind>(kind: Kind, input: Inputs[Kind], path: string[]) {
  return async ({ id }: BulkRecord, context: Context): Promise<BulkPatch> => {
    const { id: _, ...patch } = await patches[kind]({ ...input, id: String(id) } as never, path, context);
    return patch;
  };
}

/** @throws {ValidationError} if the id is known to be of no active user: amoCRM would refuse each record */
async function checkUser(id: Nullish<string>, path: string[], { metadata }: Context): Promise<void> {
  if (!id) return;
  const find = async () => (await metadata.users()).find((user) => user.id === Number(id) && user.is_active);
  try {
    if (await metadata.find(['users'], find)) return;
  } catch (error) {
    // amoCRM lists users for administrators only.
    if (error instanceof ForbiddenError) return;
    throw error;
  }
  const users = (await metadata.users()).filter((user) => user.is_active);
  throw new ValidationError([{ path, message: describeUnknown([Number(id)], 'an active user', users) }]);
}

/** Gives many records of one kind the same new values. */
export function updateMany<Kind extends BulkKind>(
  kind: Kind,
  args: BulkArguments & BulkSelection<Kind> & { fields?: Nullish<Inputs[Kind]> },
  context: Context,
  info: Info,
): Promise<BulkWrite> {
  const { ids, filter, fields } = args;
  return writeInBulk({ ...args }, context, info, async () => {
    if (!fields) throw new ValidationError([{ path: ['fields'], message: 'is required: what to change' }]);
    if ('companyId' in fields && fields.companyId) {
      const message = 'is only for one contact: use `updateContact` for each';
      throw new ValidationError([{ path: ['fields', 'companyId'], message }]);
    }
    await checkUser(fields.responsibleUserId, ['fields', 'responsibleUserId'], context);
    const selected = await selectRecords(kind, { ids, filter }, context);
    return [{ kind, selected, toPatch: patchWith(kind, fields, ['fields']) }];
  });
}

/** Marks many tasks as done, with the same result if one is given. Completed ones are left as they are. */
export function completeTasks(
  args: BulkArguments & BulkSelection<'tasks'> & { result?: Nullish<string> },
  context: Context,
  info: Info,
): Promise<BulkWrite> {
  const { ids, filter, result } = args;
  return writeInBulk({ ...args }, context, info, async () => {
    const toPatch = async ({ is_completed }: BulkRecord): Promise<BulkPatch> =>
      is_completed ? {} : { is_completed: true, ...(result && { result: { text: result } }) };
    return [{ kind: 'tasks', selected: await selectRecords('tasks', { ids, filter }, context), toPatch }];
  });
}

/** The arguments of `addTags`. */
export interface AddTagsArguments extends BulkArguments {
  of: BulkKind;
  ids?: Nullish<string[]>;
  leadFilter?: BulkSelection<'leads'>['filter'];
  contactFilter?: BulkSelection<'contacts'>['filter'];
  companyFilter?: BulkSelection<'companies'>['filter'];
  tags?: Nullish<string[]>;
}

/** Adds tags to many records of one kind; the others that they have stay. */
export function addTags(args: AddTagsArguments, context: Context, info: Info): Promise<BulkWrite> {
  const { of: kind, ids, tags } = args;
  return writeInBulk({ ...args }, context, info, async () => {
    if (kind === 'tasks') throw new ValidationError([{ path: ['of'], message: 'tasks have no tags' }]);
    if (!tags) throw new ValidationError([{ path: ['tags'], message: 'is required: the names of the tags' }]);
    const filters = { leads: 'leadFilter', contacts: 'contactFilter', companies: 'companyFilter' } as const;
    const own = filters[kind];
    const foreign = Object.values(filters).find((name) => name !== own && args[name]);
    if (foreign) {
      throw new ValidationError([{ path: [foreign], message: `does not select ${kind}; use \`${own}\`` }]);
    }
    const names = { ids: 'ids', filter: own };
    const selected = await selectRecords(kind, { ids, filter: args[own] }, context, names);
    return [{ kind, selected, toPatch: patchWith(kind, { addTags: tags }, []) }];
  });
}

/** The arguments of `handOver`. */
export interface HandOverArguments extends BulkArguments {
  from: string;
  to: string;
  of: BulkKind[];
  withClosed: boolean;
}

/** Makes one user responsible for what another one is responsible for. Closed leads and completed tasks stay unless asked for. */
export function handOver(args: HandOverArguments, context: Context, info: Info): Promise<BulkWrite> {
  const { from, to, of, withClosed } = args;
  return writeInBulk({ ...args }, context, info, async () => {
    if (from === to) throw new ValidationError([{ path: ['to'], message: 'is the user of `from`' }]);
    await checkUser(to, ['to'], context);
    const responsibleUserIds = [from];
    const filters: { [Kind in BulkKind]: BulkSelection<Kind>['filter'] } = {
      leads: { responsibleUserIds, ...(!withClosed && { state: ['OPEN'] }) },
      contacts: { responsibleUserIds },
      companies: { responsibleUserIds },
      tasks: { responsibleUserIds, ...(!withClosed && { isCompleted: false }) },
    };
    const changes: BulkChange[] = [];
    for (const kind of new Set(of)) {
      const selected = await selectRecords(kind, { filter: filters[kind] } as BulkSelection, context);
      changes.push({ kind, selected, toPatch: async () => ({ responsible_user_id: Number(to) }) });
    }
    return changes;
  });
}
