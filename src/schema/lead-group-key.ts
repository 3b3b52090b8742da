import { loadLinkedCompany } from '../resolvers/company.ts';
import type { BreakdownAnswer } from '../resolvers/lead-breakdown.ts';
import { notSet } from '../resolvers/not-set.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import { LossReason } from './loss-reason.ts';
import { Company, Pipeline, Status } from './ref.ts';
import { User } from './user.ts';

/** What the leads of a group have in common, by one grouping. */
export interface ShownKey {
  by: BreakdownAnswer['groupings'][number]['by'];
  /** The name of the custom field. */
  field: string | null;
  values: (number | string)[];
  label: string | null;
}

/** The id that a key is, if it is one of the given grouping; 0 is none. */
function idOf({ by, values }: ShownKey, ...kinds: ShownKey['by'][]): number | null {
  return kinds.includes(by) && typeof values[0] === 'number' ? values[0] || null : null;
}

/** Null for the leads that do not have the property. */
function printKey({ values }: ShownKey): string | null {
  return values[0] === 0 || values[0] === '' ? null : values.join(':');
}

export const LeadGroupKey = builder.objectRef<ShownKey>('LeadGroupKey').implement({
  description: 'What the leads of a group have in common.',
  fields: (t) => ({
    by: t.string({
      description: 'The property, as in `groupBy`; `CUSTOM_FIELD` for a custom field.',
      resolve: ({ by }) => by,
    }),
    field: t.exposeString('field', { nullable: true, description: 'The name of the custom field.' }),
    key: t.string({
      nullable: true,
      description:
        'The id, the text or the time; of a status, the ids of pipeline and status as `7:142`. Null for leads without the property.',
      resolve: printKey,
    }),
    label: t.string({
      nullable: true,
      description:
        'Its name, also of a stage or user that was deleted if the replica has it; `(not set)` for leads without the property.',
      resolve: (key) => {
        if (printKey(key) === null) return notSet;
        return key.label ?? (typeof key.values[0] === 'string' ? key.values[0] : null);
      },
    }),
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline, also of a status; null if it was deleted.',
      resolve: async (key, _, { metadata }) => {
        const id = idOf(key, 'PIPELINE', 'STATUS');
        return (id && (await metadata.pipeline(id))) || null;
      },
    }),
    status: t.field({
      type: Status,
      nullable: true,
      description: 'The status; null if it was deleted.',
      resolve: async (key, _, { metadata }) => {
        const id = idOf(key, 'STATUS');
        return (id && (await metadata.status(id, Number(key.values[1])))) || null;
      },
    }),
    responsible: t.field({
      type: User,
      nullable: true,
      description: 'The user; without a name if they were removed from the account.',
      resolve: (key, _, context, info) => loadUser(idOf(key, 'RESPONSIBLE'), context, info),
    }),
    lossReason: t.field({
      type: LossReason,
      nullable: true,
      description: 'The loss reason; null if it was deleted.',
      resolve: async (key, _, { metadata }) => {
        const id = idOf(key, 'LOSS_REASON');
        return (id && (await metadata.lossReason(id))) || null;
      },
    }),
    company: t.field({
      type: Company,
      nullable: true,
      description: 'The company, read from amoCRM if more than its id is selected; null if it was deleted.',
      resolve: (key, _, context, info) => {
        const id = idOf(key, 'COMPANY');
        return id === null ? null : loadLinkedCompany(id, context, info);
      },
    }),
  }),
});
