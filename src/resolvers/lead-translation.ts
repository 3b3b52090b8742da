/** The inputs of leads and their translation into writes. */
import type { LeadWrite } from '../amocrm/index.ts';
import { describeUnknown } from '../errors/candidate.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import { notFound } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import type { DateTimeInput } from './account-time.ts';
import type { Context } from './context.ts';
import { type CustomFieldInput, changesPart, toCustomFieldWrites } from './custom-field.ts';
import { checkPrice } from './price.ts';
import { lostStatusId, stateOf, toDestination, wonStatusId } from './stage.ts';
import type { Line, Translation } from './translation.ts';
import { type OriginInput, originLines, toPastSeconds } from './write/origin.ts';
import { recordLines } from './write/record-line.ts';
import { type UnchangedInput, unchangedLine } from './write/unchanged.ts';

/** What a caller can set on a lead. */
export interface LeadFieldsInput {
  name?: Nullish<string>;
  price?: Nullish<number>;
  pipelineId?: Nullish<string>;
  statusId?: Nullish<string>;
  responsibleUserId?: Nullish<string>;
  customFields?: Nullish<CustomFieldInput[]>;
}

/** A `CreateLeadInput`. */
export interface CreateLeadInput extends LeadFieldsInput, OriginInput {
  closedAt?: Nullish<DateTimeInput>;
  contactIds?: Nullish<string[]>;
  companyId?: Nullish<string>;
  tags?: Nullish<string[]>;
}

/** An `UpdateLeadInput`. */
export interface UpdateLeadInput extends LeadFieldsInput, UnchangedInput {
  lossReasonId?: Nullish<string>;
  addTags?: Nullish<string[]>;
  removeTags?: Nullish<string[]>;
}

export type LeadWriteInput = CreateLeadInput & UpdateLeadInput & { id?: string };

const toStage: Line<unknown, LeadWriteInput, LeadWrite> = (_value, _path, { input, path, context }) =>
  toDestination(input, path, context);

/** The translation of new and changed leads. */
export const leadTranslation: Translation<LeadWriteInput, LeadWrite> = {
  // First: nothing else is worth looking at if it was changed.
  ifUnchangedSince: unchangedLine('leads'),
  ...recordLines,
  ...originLines,
  pipelineId: toStage,
  statusId: toStage,
  lossReasonId: async (id, path, { input, context }) => {
    await checkLossReason(Number(id), input, path, context);
    return { loss_reason_id: Number(id) };
  },
  price: async (price, path, { context }) => {
    await checkPrice(price, path, context);
    return { price };
  },
  closedAt: async (moment, path, { input, context }) => {
    const seconds = await toPastSeconds(moment, path, context);
    const { createdAt } = input;
    if (createdAt && seconds < (await toPastSeconds(createdAt, [...path.slice(0, -1), 'createdAt'], context))) {
      throw new ValidationError([{ path, message: 'is before `createdAt`' }]);
    }
    // amoCRM keeps the time only of a lead that is won or lost (API v4, Leads: closed_at).
    if (input.statusId && stateOf(Number(input.statusId)) !== 'OPEN') return { closed_at: seconds };
    const message = `is only valid for a won or lost lead; also set \`statusId\` to ${wonStatusId} or ${lostStatusId}`;
    throw new ValidationError([{ path, message }]);
  },
  contactIds: (ids) => ({ contacts: ids.map((id, index) => ({ id: Number(id), is_main: index === 0 })) }),
  companyId: (id) => ({ company_id: Number(id) }),
  customFields: async (fields, path, { input: { id }, context }) => {
    const present = id && changesPart(fields) ? await context.loaders.lead.load(Number(id)) : undefined;
    if (present === null) throw notFound('lead', Number(id));
    const custom_fields_values = await toCustomFieldWrites(
      'leads',
      fields,
      path,
      context,
      present?.custom_fields_values,
    );
    return custom_fields_values.length === 0 ? {} : { custom_fields_values };
  },
};

/** amoCRM stores a loss reason only with status 143 (API v4, Leads: loss_reason_id) and drops it otherwise. */
async function checkLossReason(
  id: number,
  { id: leadId, statusId }: LeadWriteInput,
  path: Issue['path'],
  { metadata, loaders }: Context,
): Promise<void> {
  if (!(await metadata.find(['lossReasons'], () => metadata.lossReason(id)))) {
    const message = describeUnknown([id], 'a loss reason', await metadata.lossReasons());
    throw new ValidationError([{ path, message }]);
  }
  const status = statusId ? Number(statusId) : (await loaders.lead.load(Number(leadId)))?.status_id;
  if (status !== lostStatusId) {
    throw new ValidationError([
      { path, message: `is only valid for a lost lead; also set \`statusId\` to ${lostStatusId}` },
    ]);
  }
}
