import type { Transaction, TransactionWrite } from '../amocrm/index.ts';
import { type Issue, NotFoundError } from '../errors/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import { type DateTimeInput, secondsFrom } from './account-time.ts';
import type { Context } from './context.ts';
import { requireCustomers } from './customers-mode.ts';
import { type Connection, type ConnectionArguments, findPlace, loadPlace, nameList } from './list/connection.ts';
import { type Translation, translate } from './translation.ts';
import { type BatchResult, one, sendBatch } from './write/batch.ts';
import { type Candidate, createOrFind } from './write/create-once.ts';
import { checkReferences, toReferences } from './write/reference.ts';

/** Which purchases: those of one customer, or of all. */
export interface TransactionListArguments extends ConnectionArguments {
  customerId?: Nullish<string>;
}

/** amoCRM documents no order of purchases and none is sent: in its own one a place is a number of records. */
const ownOrder = { field: 'created_at', direction: 'asc' } as const;

/** One page of purchases, in amoCRM's own order. @throws {NotFoundError} for an unknown customer */
export async function listTransactions(
  { customerId, ...page }: TransactionListArguments,
  context: Context,
): Promise<Connection<Transaction>> {
  await requireCustomers(context);
  const id = customerId ? Number(customerId) : undefined;
  const { noun, name } = nameList(context, 'transactions');
  const place = findPlace({ noun, name: `${name}/${id ?? 'all'}` }, page, { order: ownOrder });
  const found = await loadPlace(
    place,
    page.first,
    ({ page, limit }) => context.amocrm.transactions.list({ page, limit }, id),
    ({ is_deleted }) => !is_deleted,
  );
  // amoCRM may answer alike for a customer that does not exist.
  if (id !== undefined && found.edges.length === 0 && !page.after && !(await context.loaders.customer.load(id))) {
    throw notFound('customer', id);
  }
  return found;
}

/** A `TransactionInput`. */
export interface TransactionInput {
  price: number;
  comment?: Nullish<string>;
  completedAt?: Nullish<DateTimeInput>;
  nextPrice?: Nullish<number>;
  nextDate?: Nullish<DateTimeInput>;
}

const toSeconds = async (time: DateTimeInput, { metadata }: Context): Promise<number> =>
  secondsFrom(time, (await metadata.account()).timezone);

const translation: Translation<TransactionInput, TransactionWrite> = {
  price: (price) => ({ price }),
  comment: (comment) => ({ comment }),
  completedAt: async (time, _path, { context }) => ({ completed_at: await toSeconds(time, context) }),
  nextPrice: (next_price) => ({ next_price }),
  nextDate: async (time, _path, { context }) => ({ next_date: await toSeconds(time, context) }),
};

/** A purchase of which at least its id and its customer are known. */
export type KnownTransaction = Known<Transaction> & { customer_id: number };

/** Adds purchases to a customer, 50 in a request; each reports its own success or failure. */
export async function createTransactions(
  customerId: string,
  inputs: TransactionInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<KnownTransaction>[]> {
  await requireCustomers(context);
  await checkReferences(toReferences('customers', [customerId]), context);
  const id = Number(customerId);
  const results = await sendBatch(
    inputs,
    // The schema requires a price.
    async (input, index) =>
      (await translate(translation, { input, path: path ?? ['inputs', index], context })) as TransactionWrite,
    (writes) =>
      createOrFind(
        context,
        `transactions:${customerId}`,
        writes,
        (items) => context.amocrm.transactions.create(id, items),
        () => listCandidates(id, context),
      ),
    ({ next_price, next_date, ...sent }, created): KnownTransaction => ({
      ...sent,
      id: created.id,
      customer_id: id,
    }),
    context,
  );
  // What it bought in all and what is expected next have changed.
  context.loaders.customer.clear(id);
  context.loaders.transactionsOf.clear(id);
  return results;
}

/** Adds one purchase to a customer. */
export function createTransaction(
  customerId: string,
  input: TransactionInput,
  context: Context,
): Promise<KnownTransaction> {
  return one(createTransactions(customerId, [input], context, ['input']));
}

async function listCandidates(customerId: number, { amocrm }: Context): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (let page = 1; ; page++) {
    const { items, hasNext } = await amocrm.transactions.list({ page, limit: 250 }, customerId);
    found.push(...items.filter(({ is_deleted }) => !is_deleted).map((item) => ({ ...item })));
    if (!hasNext) return found;
  }
}

/** Deletes a purchase. @throws {NotFoundError} if the customer has no such purchase */
export async function deleteTransaction(customerId: string, id: string, context: Context): Promise<string> {
  await requireCustomers(context);
  try {
    await context.amocrm.transactions.delete(Number(customerId), Number(id));
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    const message = `Customer ${customerId} has no purchase with id ${id}: it may have been deleted. Nothing was changed.`;
    throw new NotFoundError(message, { cause: error, remedy: 'Take both ids from the list of purchases.' });
  }
  context.loaders.customer.clear(Number(customerId));
  context.loaders.transactionsOf.clear(Number(customerId));
  return id;
}

/** One property of a purchase: at once if it is known, otherwise looked for among those of its customer. */
export async function readTransaction<Key extends keyof Transaction>(
  transaction: KnownTransaction,
  key: Key,
  { loaders }: Context,
): Promise<Transaction[Key]> {
  if (key in transaction) return (transaction as Transaction)[key];
  const all = await loaders.transactionsOf.load(transaction.customer_id);
  const found = all.find(({ id }) => id === transaction.id);
  if (!found) throw notFound('transaction', transaction.id);
  return found[key];
}
