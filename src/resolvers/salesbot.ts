import type { Salesbot, SalesbotListQuery, SalesbotRun } from '../amocrm/index.ts';
import { describeUnknown } from '../errors/candidate.ts';
import {
  AmocrmGraphqlError,
  NotFoundError,
  NotSupportedByAmocrmError,
  WriteOutcomeUnknownError,
} from '../errors/index.ts';
import { notFound } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { type Connection, type ConnectionArguments, findPlace, loadPlace, nameList } from './list/connection.ts';
import { toCriteria } from './list/criteria.ts';
import { idsAs } from './list/range.ts';
import type { Translation } from './translation.ts';
import { type BatchResult, one, sendBatch } from './write/batch.ts';
import { checkReferences, loadReferences } from './write/reference.ts';

/** A `SalesbotFilter` input. */
export interface SalesbotFilterInput {
  ids?: Nullish<string[]>;
  functionalities?: Nullish<string[]>;
}

type Conditions = NonNullable<SalesbotListQuery['filter']>;

const conditions: Translation<SalesbotFilterInput, Conditions> = {
  ids: idsAs('id'),
  functionalities: (type_functionality) => ({ type_functionality }),
};

/** No order is documented: a place in the list is a number of records. */
const order = { field: 'name', direction: 'asc' } as const;

/** One page of the salesbots that a filter means. @throws {NotSupportedByAmocrmError} if the account has no such route */
export async function listSalesbots(
  { filter, ...page }: ConnectionArguments & { filter?: Nullish<SalesbotFilterInput> },
  context: Context,
): Promise<Connection<Salesbot>> {
  const given = await toCriteria<SalesbotFilterInput, Conditions, 'name'>({ filter }, conditions, context);
  const criteria = given ? { ...given, order } : page.after ? undefined : { order };
  const place = findPlace<SalesbotListQuery>(nameList(context, 'salesbots'), page, criteria);
  return loadPlace<Salesbot, 'name'>(place, page.first, async (asked) => {
    const found = await context.amocrm.salesbots.list({ ...place.criteria, ...asked });
    for (const bot of found.items) context.loaders.salesbot.prime(bot);
    return found;
  });
}

/** One salesbot. @throws {NotFoundError} */
export async function loadSalesbot(id: number, { loaders }: Context): Promise<Salesbot> {
  const bot = await loaders.salesbot.load(id);
  if (!bot) throw notFound('salesbot', id);
  return bot;
}

/** A salesbot for a record that was started or stopped; null where the account does not list salesbots. */
export async function findSalesbot(id: number, { loaders }: Context): Promise<Salesbot | null> {
  return loaders.salesbot.load(id).catch((error: unknown) => {
    if (error instanceof NotSupportedByAmocrmError) return null;
    throw error;
  });
}

/** A `RunSalesbotInput`. */
export interface RunSalesbotInput {
  botId: string;
  entityType: SalesbotRun['entity_type'];
  entityId: string;
}

/**
 * Starts salesbots, at most 50 in a request; each reports its own success or failure. amoCRM answers that it will start them, not what
 * became of them. Salesbots and records that do not exist are refused before anything is sent.
 */
export async function runSalesbots(inputs: RunSalesbotInput[], context: Context): Promise<BatchResult<SalesbotRun>[]> {
  if (context.attempt?.since !== undefined) return inputs.map((_, index) => ({ index, error: outcomeUnknown() }));
  const referenceOf = ({ entityType, entityId }: RunSalesbotInput) => ({ entityType, id: entityId });
  await Promise.all([
    loadReferences(inputs.map(referenceOf), context),
    ...inputs.map(({ botId }) => findSalesbot(Number(botId), context)),
  ]);
  return sendBatch(
    inputs,
    async (input): Promise<SalesbotRun> => {
      await checkSalesbot(input.botId, context);
      await checkReferences([referenceOf(input)], context);
      return { bot_id: Number(input.botId), entity_type: input.entityType, entity_id: Number(input.entityId) };
    },
    (runs) => context.amocrm.salesbots.run(runs),
    (sent) => sent,
    context,
  );
}

/** Starts one salesbot. */
export function runSalesbot(input: RunSalesbotInput, context: Context): Promise<SalesbotRun> {
  return one(runSalesbots([input], context));
}

/** Stops a salesbot on a lead. @throws {NotFoundError} if one of the two does not exist */
export async function stopSalesbot(
  { botId, leadId }: { botId: string; leadId: string },
  context: Context,
): Promise<SalesbotRun> {
  const reference = { entityType: 'leads', id: leadId } as const;
  await Promise.all([loadReferences([reference], context), findSalesbot(Number(botId), context)]);
  await checkSalesbot(botId, context);
  await checkReferences([reference], context);
  await context.amocrm.salesbots.stop(Number(botId), Number(leadId));
  return { bot_id: Number(botId), entity_type: 'leads', entity_id: Number(leadId) };
}

/** Names the salesbots that there are instead of an unknown one. An account that does not list them is not asked. */
async function checkSalesbot(id: string, context: Context): Promise<void> {
  try {
    if (await context.loaders.salesbot.load(Number(id))) return;
  } catch (error) {
    if (error instanceof NotSupportedByAmocrmError) return;
    throw error;
  }
  const known = await listKnown(context);
  throw new NotFoundError(`${describeUnknown([id], 'a salesbot', known)}. Nothing was sent.`, {
    remedy: 'List the salesbots and use an id of theirs.',
  });
}

async function listKnown({ amocrm }: Context): Promise<Salesbot[]> {
  try {
    return (await amocrm.salesbots.list({ limit: 250 })).items;
  } catch (error) {
    // The refusal itself still has to be told.
    if (error instanceof AmocrmGraphqlError) return [];
    throw error;
  }
}

/** An earlier run under the same idempotency key may have started them, and amoCRM does not say which run. */
function outcomeUnknown(): WriteOutcomeUnknownError {
  return new WriteOutcomeUnknownError(
    'An earlier request with this idempotency key ended without an answer; the salesbot may have been started.',
    true,
    { remedy: 'Look at the feed of the record. To start the salesbot again, use a new key.' },
  );
}
