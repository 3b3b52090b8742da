import type { IncomingLeadOutcome } from '../amocrm/index.ts';
import { AmocrmGraphqlError, NotFoundError, WriteOutcomeUnknownError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { incomingLeadNotFound } from './incoming-lead.ts';
import { toDestination } from './stage.ts';
import { checkReferences, toReferences } from './write/reference.ts';
import { explainUser } from './write/refused-user.ts';

/** What a caller says of every decision. */
interface DecisionArguments {
  uid: string;
  userId?: Nullish<string>;
}

/** Makes an incoming lead an ordinary one. @throws {NotFoundError} if it was decided before */
export async function acceptIncomingLead(
  { uid, statusId, userId }: DecisionArguments & { statusId?: Nullish<string> },
  context: Context,
): Promise<IncomingLeadOutcome> {
  const { status_id } = await toDestination({ statusId }, [], context);
  const into = { status_id, ...toUser(userId) };
  return decide(uid, userId, () => context.amocrm.incomingLeads.accept(uid, into), context);
}

/** Refuses an incoming lead: its lead goes to the trash. @throws {NotFoundError} if it was decided before */
export async function declineIncomingLead(
  { uid, userId }: DecisionArguments,
  context: Context,
): Promise<IncomingLeadOutcome> {
  return decide(uid, userId, () => context.amocrm.incomingLeads.decline(uid, toUser(userId)), context);
}

/** Attaches an incoming chat or mail to a lead that exists. @throws {NotFoundError} if it was decided before */
export async function linkIncomingLead(
  { uid, leadId, contactId, userId }: DecisionArguments & { leadId: string; contactId?: Nullish<string> },
  context: Context,
): Promise<IncomingLeadOutcome> {
  await checkReferences([...toReferences('leads', [leadId]), ...toReferences('contacts', [contactId])], context);
  const to = { lead_id: Number(leadId), ...(contactId && { contact_id: Number(contactId) }), ...toUser(userId) };
  return decide(uid, userId, () => context.amocrm.incomingLeads.link(uid, to), context);
}

function toUser(id: Nullish<string>): { user_id?: number } {
  return id ? { user_id: Number(id) } : {};
}

async function decide(
  uid: string,
  userId: Nullish<string>,
  send: () => Promise<IncomingLeadOutcome>,
  context: Context,
): Promise<IncomingLeadOutcome> {
  const { loaders } = context;
  try {
    const outcome = await send().catch((error) => sendAgain(uid, error, send, context));
    if (outcome.lead_id !== null) loaders.lead.clear(outcome.lead_id);
    return outcome;
  } catch (error) {
    if (error instanceof NotFoundError) throw incomingLeadNotFound(uid);
    if (!userId || !(error instanceof AmocrmGraphqlError)) throw error;
    throw await explainUser(error, { responsible_user_id: Number(userId) }, context);
  } finally {
    loaders.incomingLead.clear(uid);
  }
}

/**
 * What to do after a lost answer. An incoming lead that is still there was not decided: if amoCRM had answered with an error, the
 * request is not in flight and is sent once more. One that is gone is not sent again.
 */
async function sendAgain(
  uid: string,
  error: unknown,
  send: () => Promise<IncomingLeadOutcome>,
  { amocrm }: Context,
): Promise<IncomingLeadOutcome> {
  if (!(error instanceof WriteOutcomeUnknownError)) throw error;
  const isThere = await amocrm.incomingLeads.get(uid).then(
    (lead) => lead !== null,
    () => undefined,
  );
  if (isThere && error.answered) return send();
  if (isThere !== false) throw error;
  throw new WriteOutcomeUnknownError(
    `amoCRM’s answer was lost. The incoming lead ${uid} is no longer there, so this request or another user decided it.`,
    error.answered,
    { cause: error, remedy: 'Do not repeat it. Look for the lead among the newest `leads`.' },
  );
}
