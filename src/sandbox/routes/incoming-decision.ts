import { type Call, ok, type Reply, type Route } from '../call.ts';
import { parseUserId } from '../card.ts';
import { logCardChange, logFirstLinks, logLink } from '../change-log.ts';
import { assertValid, Check, isJson } from '../check.ts';
import { formatCard } from '../formatters/incoming-lead.ts';
import { addLink, isLinked } from '../linking.ts';
import { Problem } from '../problem.ts';
import type { Decision, IncomingLeadRow, LeadRow } from '../rows.ts';
import { firstStage, isClosed } from './lead.ts';

/** What a person does with an incoming lead: each ends its time among the incoming ones. */
export const decisionRoutes: Route[] = [
  { method: 'POST', template: '/leads/unsorted/{uid}/accept', handle: accept },
  { method: 'DELETE', template: '/leads/unsorted/{uid}/decline', handle: decline },
  { method: 'POST', template: '/leads/unsorted/{uid}/link', handle: link },
];

/** The incoming lead that the path names. An unknown or decided one is 404 (a guess). */
function findPending(call: Call): IncomingLeadRow {
  const row = call.store.pendingLeads().find(({ uid }) => uid === call.params.uid);
  if (row === undefined) throw new Problem(404, 'Not found');
  return row;
}

/** The keys of a body that may be empty. */
function parseBody(call: Call): Check {
  return new Check(isJson(call.body) ? call.body : {});
}

/** The user who decides: the one that is named, or the token's. */
function parseDecider(call: Call, check: Check): number {
  return parseUserId(call, check, 'user_id') ?? call.user.id;
}

function accept(call: Call): Reply {
  const row = findPending(call);
  const check = parseBody(call);
  const userId = parseDecider(call, check);
  const pipeline = call.store.pipeline(row.pipelineId);
  if (pipeline === undefined) throw new Error(`no pipeline ${row.pipelineId}`);
  const statusId = check.integer('status_id') ?? firstStage(pipeline);
  if (!pipeline.statuses.some(({ id, type }) => id === statusId && type === 0)) check.refuse('status_id');
  assertValid([{ check, requestId: '0' }]);
  const lead = storeLead(call, row, {
    statusId,
    responsibleUserId: userId,
    updatedBy: userId,
    closedAt: isClosed(statusId) ? call.now : null,
  });
  call.search.noteChange('leads', lead.id, undefined);
  logCardChange(call, 'leads', undefined, lead);
  logFirstLinks(call, 'leads', lead);
  decide(call, row, 'accept', { userId, leadId: lead.id });
  return ok({ ...summaryOf(row), _embedded: { ...cardsOf(call, row), companies: companiesOf(call, row) } });
}

function decline(call: Call): Reply {
  const row = findPending(call);
  const check = parseBody(call);
  const userId = parseDecider(call, check);
  assertValid([{ check, requestId: '0' }]);
  storeLead(call, row, { isDeleted: true, updatedBy: userId });
  decide(call, row, 'decline', { userId, leadId: row.lead.id });
  return ok({ ...summaryOf(row), _embedded: cardsOf(call, row) });
}

/** Chats and mail only. The lead that came with it goes to the trash, its contact joins the other lead (guesses). */
function link(call: Call): Reply {
  const row = findPending(call);
  const check = parseBody(call);
  const userId = parseDecider(call, check);
  check.require('link');
  if (row.category !== 'chats' && row.category !== 'mail') check.refuse('link');
  const target = check.object('link');
  target?.require('entity_id', 'entity_type');
  const leadId = target?.integer('entity_id') ?? 0;
  if (target?.string('entity_type') !== 'leads') target?.refuse('entity_type');
  if (target?.has('entity_id') && !call.store.isAlive('leads', leadId)) target.refuse('entity_id');
  const metadata = target?.object('metadata');
  const contactId = metadata?.integer('contact_id') ?? row.contactId;
  if (contactId !== null && !call.store.isAlive('contacts', contactId)) metadata?.refuse('contact_id');
  assertValid([{ check, requestId: '0' }]);
  storeLead(call, row, { isDeleted: true, updatedBy: userId });
  if (contactId !== null && call.store.isAlive('contacts', contactId)) join(call, leadId, contactId);
  decide(call, row, 'link', { userId, leadId });
  return ok({ uid: row.uid, _embedded: { leads: formatCard(call, 'leads', leadId) } });
}

function join(call: Call, leadId: number, contactId: number): void {
  const pair = { type: 'leads', id: leadId, toType: 'contacts', toId: contactId } as const;
  if (isLinked(call.store, pair, false)) return;
  addLink(call, pair, false);
  logLink(call, pair, 'linked');
}

/** Puts the lead among the leads. */
function storeLead(call: Call, row: IncomingLeadRow, changes: Partial<LeadRow>): LeadRow {
  return call.store.leads.insert({ ...row.lead, updatedAt: call.now, ...changes });
}

function decide(
  call: Call,
  row: IncomingLeadRow,
  action: Decision['action'],
  decided: { userId: number; leadId: number },
): void {
  const changed = call.store.incomingLeads.change(row.id, { decision: { action, at: call.now } });
  call.webhooks.note({ entity: 'incomingLeads', row: changed, decided });
}

function summaryOf({ uid, pipelineId, category, createdAt }: IncomingLeadRow) {
  return { uid, pipeline_id: pipelineId, category, created_at: createdAt };
}

function cardsOf(call: Call, { lead, contactId }: IncomingLeadRow) {
  return { leads: formatCard(call, 'leads', lead.id), contacts: formatCard(call, 'contacts', contactId) };
}

function companiesOf(call: Call, { companyId }: IncomingLeadRow) {
  return formatCard(call, 'companies', companyId);
}
