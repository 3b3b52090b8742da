import {
  type IncomingCallWrite,
  type IncomingFormWrite,
  type IncomingLead,
  type IncomingLeadCreated,
  type IncomingLeadWrite,
  isSentMetadata,
} from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import { type DateTimeInput, secondsFrom } from '../account-time.ts';
import { toNewCompanyWrite } from '../company.ts';
import { toNewContactWrite } from '../contact.ts';
import type { Context } from '../context.ts';
import type { CustomFieldInput } from '../custom-field.ts';
import type { KnownIncomingLead } from '../incoming-lead.ts';
import { toIncomingDetails } from '../lead.ts';
import type { CreatePartyInput } from '../party.ts';
import { checkPipelines } from '../stage.ts';
import { type Translation, translate } from '../translation.ts';
import { type BatchResult, sendBatch } from './batch.ts';
import { type Candidate, createOrFind } from './create-once.ts';

/** An `IncomingFormInput`. */
export interface IncomingFormInput {
  formId: string;
  formName: string;
  formPage: string;
  ip?: Nullish<string>;
  sentAt?: Nullish<DateTimeInput>;
  referer?: Nullish<string>;
  visitorUid?: Nullish<string>;
}

/** An `IncomingCallInput`. */
export interface IncomingCallInput {
  from: string;
  phone: string;
  calledAt: DateTimeInput;
  duration: number;
  recordingUrl: string;
  serviceCode: string;
  uniq?: Nullish<string>;
}

/** An `IncomingLeadDetailsInput`: the lead of an incoming lead. */
export interface IncomingLeadDetailsInput {
  name: string;
  price?: Nullish<number>;
  customFields?: Nullish<CustomFieldInput[]>;
  tags?: Nullish<string[]>;
}

/** A `CreateIncomingLeadInput`. */
export interface CreateIncomingLeadInput {
  sourceUid: string;
  sourceName: string;
  pipelineId?: Nullish<string>;
  form?: Nullish<IncomingFormInput>;
  call?: Nullish<IncomingCallInput>;
  lead: IncomingLeadDetailsInput;
  contact?: Nullish<CreatePartyInput>;
  company?: Nullish<CreatePartyInput>;
}

const toSeconds = async (time: DateTimeInput, { metadata }: Context): Promise<number> =>
  secondsFrom(time, (await metadata.account()).timezone);

const formTranslation: Translation<IncomingFormInput, IncomingFormWrite> = {
  formId: (form_id) => ({ form_id }),
  formName: (form_name) => ({ form_name }),
  formPage: (form_page) => ({ form_page }),
  ip: (ip) => ({ ip }),
  sentAt: async (time, _path, { context }) => ({ form_sent_at: await toSeconds(time, context) }),
  referer: (referer) => ({ referer }),
  visitorUid: (visitor_uid) => ({ visitor_uid }),
};

const callTranslation: Translation<IncomingCallInput, IncomingCallWrite> = {
  from: (from) => ({ from }),
  phone: (phone) => ({ phone }),
  calledAt: async (time, _path, { context }) => ({ called_at: await toSeconds(time, context) }),
  duration: (duration) => ({ duration }),
  recordingUrl: (link) => ({ link }),
  serviceCode: (service_code) => ({ service_code }),
  uniq: (uniq) => ({ uniq }),
};

const incomingTranslation: Translation<CreateIncomingLeadInput, IncomingLeadWrite> = {
  sourceUid: (source_uid) => ({ source_uid }),
  sourceName: (source_name) => ({ source_name }),
  pipelineId: async (id, path, { context }) => {
    await checkPipelines([id], path, context);
    return { pipeline_id: Number(id) };
  },
  form: async (form, path, { context }) => {
    const metadata = await translate(formTranslation, { input: form, path, context });
    return { category: 'forms', metadata: metadata as IncomingFormWrite };
  },
  call: async (call, path, { context }) => {
    const metadata = await translate(callTranslation, { input: call, path, context });
    return { category: 'sip', metadata: metadata as IncomingCallWrite };
  },
  lead: async (lead, path, { context }) => ({ lead: await toIncomingDetails(lead, path, context) }),
  contact: async (contact, path, { context }) => ({ contact: await toNewContactWrite(contact, path, context) }),
  company: async (company, path, { context }) => ({ company: await toNewCompanyWrite(company, path, context) }),
};

/** Creates incoming leads, at most 50 in a request; each reports its own success or failure. */
export async function createIncomingLeads(
  inputs: CreateIncomingLeadInput[],
  context: Context,
): Promise<BatchResult<KnownIncomingLead>[]> {
  return sendBatch(
    inputs,
    (input, index) => toWrite(input, ['inputs', index], context),
    (writes) =>
      createOrFind<IncomingLeadWrite, IncomingLeadCreated>(
        context,
        'incomingLeads',
        writes,
        (items) => context.amocrm.incomingLeads.create(items),
        (since) => listCandidates(writes, since, context),
      ),
    ({ category, source_uid, source_name, pipeline_id }, created): KnownIncomingLead => ({
      uid: created.uid,
      category,
      source_uid,
      source_name,
      ...(pipeline_id === undefined ? {} : { pipeline_id }),
      lead_id: created.id,
      contact_id: created.contact_id,
      company_id: created.company_id,
    }),
    context,
  );
}

async function toWrite(
  input: CreateIncomingLeadInput,
  path: Issue['path'],
  context: Context,
): Promise<IncomingLeadWrite> {
  if (Boolean(input.form) === Boolean(input.call)) {
    throw new ValidationError([{ path: [...path, 'form'], message: 'give either `form` or `call`' }]);
  }
  const write = await translate(incomingTranslation, { input, path, context });
  // The schema requires the rest.
  return write as IncomingLeadWrite;
}

/** The incoming leads that came since a moment, among which one whose answer was lost is looked for. */
async function listCandidates(
  writes: readonly IncomingLeadWrite[],
  since: number,
  { amocrm }: Context,
): Promise<Candidate<IncomingLeadCreated>[]> {
  const found: Candidate<IncomingLeadCreated>[] = [];
  for (let page = 1; ; page++) {
    const { items, hasNext } = await amocrm.incomingLeads.list({ page, limit: 250 });
    found.push(...items.flatMap((item) => toCandidate(item, writes)));
    if (!hasNext || items.some(({ created_at }) => created_at < since)) return found;
  }
}

/** With the metadata as they were sent, because amoCRM keeps numbers as texts and fills in what is missing. */
function toCandidate(item: IncomingLead, writes: readonly IncomingLeadWrite[]): Candidate<IncomingLeadCreated>[] {
  const twin = writes.find(
    ({ category, source_uid, metadata }) =>
      category === item.category && source_uid === item.source_uid && isSentMetadata(category, metadata, item.metadata),
  );
  return twin && item.lead_id !== null ? [{ ...item, id: item.lead_id, metadata: twin.metadata }] : [];
}
