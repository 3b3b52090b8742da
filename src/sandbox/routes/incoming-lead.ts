import { type Call, ok, type Reply, type Route } from '../call.ts';
import { type CardChanges, parseCardChanges } from '../card.ts';
import { assertValid, type BatchItem, Check, parseBatch } from '../check.ts';
import { applyTests, testNumbers, testRange, testTexts } from '../filter.ts';
import { formatCards, formatIncomingLead, incomingLink } from '../formatters/incoming-lead.ts';
import { addIncomingLead, incomingStage } from '../incoming-lead.ts';
import { parseIncomingMetadata } from '../incoming-metadata.ts';
import { listPage } from '../listing.ts';
import type { PipelineRow } from '../metadata.ts';
import { Problem } from '../problem.ts';
import { getNode } from '../query.ts';
import type { IncomingCategory, IncomingLeadRow } from '../rows.ts';
import { createCompany } from './company.ts';
import { type Part, parsePart } from './complex.ts';
import { type ContactChanges, createContact, parseContactChanges } from './contact.ts';
import { decisionRoutes } from './incoming-decision.ts';
import { buildLead, type LeadChanges, parseLeadChanges } from './lead.ts';

/** amoCRM API v4, incoming leads («Неразобранное»): what came in and was not decided, newest first whatever the order. */
export const incomingLeadRoutes: Route[] = [
  { method: 'GET', template: '/leads/unsorted', handle: listIncomingLeads },
  { method: 'GET', template: '/leads/unsorted/summary', handle: summarise },
  { method: 'GET', template: '/leads/unsorted/{uid}', handle: getIncomingLead },
  { method: 'POST', template: '/leads/unsorted/forms', handle: (call) => addIncomingLeads(call, 'forms') },
  { method: 'POST', template: '/leads/unsorted/sip', handle: (call) => addIncomingLeads(call, 'sip') },
  ...decisionRoutes,
];

function listIncomingLeads(call: Call): Reply {
  const rows = applyTests(call.store.pendingLeads(), testsOf(call));
  return listPage(call, rows, { key: 'unsorted', format: (row) => formatIncomingLead(call, row) });
}

function testsOf(call: Call) {
  const filter = getNode(call.query, 'filter');
  return [
    testTexts<IncomingLeadRow>(filter, 'uid', (row) => row.uid),
    testTexts<IncomingLeadRow>(filter, 'category', (row) => row.category),
    testNumbers<IncomingLeadRow>(filter, 'pipeline_id', (row) => row.pipelineId),
  ];
}

function getIncomingLead(call: Call): Reply {
  const row = call.store.pendingLeads().find(({ uid }) => uid === call.params.uid);
  if (row === undefined) throw new Problem(404, 'Not found');
  return ok(formatIncomingLead(call, row));
}

/** Counts everything that came in, decided or not; the average is 0 before the first decision (a guess). */
function summarise(call: Call): Reply {
  const rows = applyTests(call.store.incomingLeads.rows(), [
    ...testsOf(call),
    testRange<IncomingLeadRow>(getNode(call.query, 'filter'), 'created_at', (row) => row.createdAt),
  ]);
  const decided = rows.flatMap(({ decision, createdAt }) =>
    decision === null ? [] : [{ ...decision, took: decision.at - createdAt }],
  );
  const declined = decided.filter(({ action }) => action === 'decline').length;
  const total = (category: IncomingCategory) => ({ total: rows.filter((row) => row.category === category).length });
  return ok({
    total: rows.length,
    accepted: decided.length - declined,
    declined,
    average_sort_time: Math.round(decided.reduce((sum, { took }) => sum + took, 0) / Math.max(1, decided.length)),
    categories: { sip: total('sip'), mail: total('mail'), forms: total('forms'), chats: total('chats') },
  });
}

/** One incoming lead of a request, checked. */
interface NewIncomingLead extends BatchItem {
  pipeline: PipelineRow | undefined;
  sourceUid: string | undefined;
  sourceName: string | undefined;
  createdAt: number | undefined;
  metadata: Record<string, unknown>;
  lead: LeadChanges;
  contact: Part<ContactChanges> | undefined;
  company: Part<CardChanges> | undefined;
}

function addIncomingLeads(call: Call, category: 'forms' | 'sip'): Reply {
  const items = parseBatch(call.body).map((item) => parseNew(call, category, item));
  assertValid(items);
  const added = items.map((item) => {
    const row = storeNew(call, category, item);
    return {
      uid: row.uid,
      account_id: call.store.metadata.account.id,
      request_id: item.requestId,
      _links: incomingLink(call, row),
      _embedded: formatCards(call, row),
    };
  });
  return ok({ _total_items: added.length, _embedded: { unsorted: added } });
}

function parseNew(call: Call, category: 'forms' | 'sip', item: BatchItem): NewIncomingLead {
  const { check } = item;
  check.require('source_uid', 'source_name', 'metadata');
  const embedded = check.object('_embedded');
  const metadata = check.object('metadata');
  const [lead = new Check({}, '_embedded.leads.0.', check.errors)] = embedded?.objects('leads') ?? [];
  return {
    ...item,
    pipeline: parsePipeline(call, check),
    sourceUid: check.string('source_uid'),
    sourceName: check.string('source_name'),
    createdAt: check.integer('created_at'),
    metadata: metadata === undefined ? {} : parseIncomingMetadata(category, metadata, call.now),
    lead: parseLeadChanges(call, lead, undefined),
    contact: parsePart(call, 'contacts', embedded, (part) => parseContactChanges(call, part)),
    company: parsePart(call, 'companies', embedded, (part) => parseCardChanges(call, 'companies', part)),
  };
}

function parsePipeline(call: Call, check: Check): PipelineRow | undefined {
  const id = check.integer('pipeline_id');
  if (id === undefined) return call.store.metadata.pipelines.find((pipeline) => pipeline.isMain);
  const pipeline = call.store.pipeline(id);
  if (pipeline === undefined) check.refuse('pipeline_id');
  return pipeline;
}

/** Stores the contact and the company; the lead waits with the row. */
function storeNew(call: Call, category: 'forms' | 'sip', item: NewIncomingLead): IncomingLeadRow {
  const { pipeline, company, contact } = item;
  if (pipeline === undefined) throw new Error('an account has a main pipeline');
  const companyId =
    company === undefined ? null : 'id' in company ? company.id : createCompany(call, company.changes).id;
  const contactId =
    contact === undefined ? null : 'id' in contact ? contact.id : createContact(call, contact.changes, companyId).id;
  const links = contactId === null ? [] : [{ id: contactId, isMain: true }];
  const stage = { pipelineId: pipeline.id, statusId: incomingStage(pipeline) };
  const row = addIncomingLead(call.store, {
    category,
    sourceUid: item.sourceUid ?? null,
    sourceName: item.sourceName ?? '',
    pipelineId: pipeline.id,
    createdAt: item.createdAt ?? call.now,
    metadata: item.metadata,
    lead: buildLead(call, { ...item.lead, ...stage }, links, companyId),
    contactId,
    companyId,
  });
  call.webhooks.note({ entity: 'incomingLeads', row });
  return row;
}
