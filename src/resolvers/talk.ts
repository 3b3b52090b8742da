import type { Talk, TalkListQuery } from '../amocrm/index.ts';
import { NotFoundError, RefusedError, WriteOutcomeUnknownError } from '../errors/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { loadContactInside, loadLeadInside } from './incoming-lead.ts';
import { type Connection, type ConnectionArguments, findPlace, loadPlace, nameList } from './list/connection.ts';
import { toCriteria } from './list/criteria.ts';
import { idsAs } from './list/range.ts';
import type { SelectionInfo } from './list/selection.ts';
import type { Translation } from './translation.ts';

/** A `TalkFilter` input. */
export interface TalkFilterInput {
  ids?: Nullish<string[]>;
  leadIds?: Nullish<string[]>;
  contactIds?: Nullish<string[]>;
  onlyInWork?: Nullish<boolean>;
}

type Conditions = NonNullable<TalkListQuery['filter']>;

const conditions: Translation<TalkFilterInput, Conditions> = {
  ids: idsAs('id'),
  leadIds: idsAs('lead_id'),
  contactIds: idsAs('contact_id'),
  onlyInWork: (isWanted) => (isWanted ? { only_in_work: true } : {}),
};

/** amoCRM documents no order: a place in the list is a number of records. */
const order = { field: 'created_at', direction: 'desc' } as const;

/** One page of the talks that a filter means, in the order of amoCRM. */
export async function listTalks(
  { filter, ...page }: ConnectionArguments & { filter?: Nullish<TalkFilterInput> },
  context: Context,
): Promise<Connection<Talk>> {
  const given = await toCriteria<TalkFilterInput, Conditions, 'created_at'>({ filter }, conditions, context);
  const criteria = given ? { ...given, order } : page.after ? undefined : { order };
  const place = findPlace<TalkListQuery>(nameList(context, 'talks'), page, criteria);
  return loadPlace<Talk, 'created_at'>(place, page.first, async (asked) => {
    const found = await context.amocrm.talks.list({ ...place.criteria, ...asked });
    for (const talk of found.items) context.loaders.talk.prime(talk);
    return found;
  });
}

/** One talk. @throws {NotFoundError} */
export async function loadTalk(id: number, { loaders }: Context): Promise<Talk> {
  const talk = await loaders.talk.load(id);
  if (!talk) throw notFound('talk', id);
  return talk;
}

/** The talks about a lead, or with a contact. */
export function loadTalksOf(
  kind: 'leads' | 'contacts',
  id: number,
  onlyInWork: Nullish<boolean>,
  { loaders }: Context,
): Promise<Talk[]> {
  return loaders.talksOf.load({ kind, id, choice: onlyInWork ? { onlyInWork } : {} });
}

/** What a talk is at. Of one whose status amoCRM does not say, whether it is closed. */
export async function readStatus(talk: Known<Talk>, { loaders }: Context) {
  const status = await loaders.talk.read(talk, 'status');
  return status ?? ((await loaders.talk.read(talk, 'is_in_work')) ? 'in_work' : 'closed');
}

/** The lead or the id of the customer that a talk is about; null if it is about another kind of record, or none. */
export async function readSubject(talk: Known<Talk>, type: 'lead' | 'customer', { loaders }: Context) {
  const isOf = (await loaders.talk.read(talk, 'entity_type')) === type;
  return isOf ? loaders.talk.read(talk, 'entity_id') : null;
}

/** The lead that a talk is about. It may be incoming, which amoCRM does not list. */
export async function loadLeadOf(talk: Known<Talk>, context: Context, info: SelectionInfo) {
  return loadLeadInside(await readSubject(talk, 'lead', context), context, info);
}

/** The contact that a talk is with. */
export async function loadContactOf(talk: Known<Talk>, context: Context, info: SelectionInfo) {
  return loadContactInside(await context.loaders.talk.read(talk, 'contact_id'), context, info);
}

/**
 * Closes a talk, or begins to: amoCRM does it after its answer.
 *
 * @param force whether to close it without asking the client for a mark
 * @throws {NotFoundError} @throws {RefusedError} if it is closed or being closed
 */
export async function closeTalk(id: string, force: boolean, { amocrm, loaders }: Context): Promise<Known<Talk>> {
  const talk = { id: Number(id) };
  const send = () => amocrm.talks.close(talk.id, { force });
  try {
    await send().catch((error) => sendAgain(talk.id, error, send, amocrm));
  } catch (error) {
    if (error instanceof NotFoundError) throw notFound('talk', talk.id);
    if (!(error instanceof RefusedError)) throw error;
    throw new RefusedError(`The talk ${id} is closed already, or is being closed.`, {
      cause: error,
      remedy: 'Nothing is left to do. If the NPS bot is asking for a mark, `force` closes it without the mark.',
    });
  } finally {
    loaders.talk.clear(talk.id);
  }
  return talk;
}

/** What to do after a lost answer: a talk that is still open is closed once more, if amoCRM is done with the first request. */
async function sendAgain(
  id: number,
  error: unknown,
  send: () => Promise<void>,
  { talks }: Context['amocrm'],
): Promise<void> {
  if (!(error instanceof WriteOutcomeUnknownError)) throw error;
  const isInWork = await talks.get(id).then(
    (talk) => talk?.status === 'in_work' || (talk?.status === null && talk.is_in_work),
    () => undefined,
  );
  if (isInWork === false) return;
  if (isInWork && error.answered) return send();
  throw error;
}
