/** Who buys: won leads by the company or contact that they are of. */
import { type Expression, sql } from 'kysely';
import type { Snapshot } from '../index.ts';
import {
  buyerColumn,
  type ClientInput,
  type ClientScale,
  isWithin,
  scoreColumn,
  selectPurchases,
} from './client-scale.ts';
import { type ClientSegment, segmentColumn } from './client-segment.ts';
import { wonStatusId } from './lead-condition.ts';

export type { ClientInput, ClientScale } from './client-scale.ts';
export { loadClientScale } from './client-scale.ts';

/** Which clients are listed. */
export interface ClientFilter {
  segments?: readonly ClientSegment[] | undefined;
  isSleeping?: boolean | undefined;
}

/** What clients are ordered by, the largest first; of equal ones, that with the smallest id. */
export type ClientOrder = 'REVENUE' | 'DEALS' | 'LAST_PURCHASE';

/** A client with what they bought. Sums are in ten-thousandths, times in unix seconds. */
export interface Client {
  id: number;
  /** Null if the account no longer has the record. */
  name: string | null;
  responsibleUserId: number | null;
  deals: number;
  revenue: number;
  firstAt: number;
  lastAt: number;
  /** Quintiles among all clients, 1 to 5. */
  recency: number;
  frequency: number;
  money: number;
  segment: ClientSegment;
  sleepingSince: number | null;
}

/** The clients of a segment that sleep, or that do not. */
export interface ClientTotal {
  segment: ClientSegment;
  isSleeping: 0 | 1;
  clients: number;
  deals: number;
  revenue: number;
}

/** Won leads that are of no client. */
export interface UncountedLeads {
  withoutBuyer: number;
  withoutBuyerRevenue: number;
  withoutTime: number;
}

/** Where a page begins: behind this client. */
export interface ClientPlace {
  value: number;
  id: number;
}

const orderColumns = { REVENUE: 'revenue', DEALS: 'deals', LAST_PURCHASE: 'last_at' } as const;

/** Whoever bought once is asleep after so long. */
const sleepSeconds = 90 * 86_400;

/** Counts and sums all clients by segment. */
export async function loadClientTotals(
  snapshot: Snapshot,
  input: ClientInput,
  scale: ClientScale,
): Promise<ClientTotal[]> {
  const isSleeping = sql<0 | 1>`case when client.sleeping_since is null then 0 else 1 end`;
  return snapshot.database
    .selectFrom(selectClients(snapshot, input, scale).as('client'))
    .select(({ fn }) => [
      'client.segment',
      isSleeping.as('isSleeping'),
      fn.countAll<number>().as('clients'),
      fn.sum<number>('client.deals').as('deals'),
      fn.sum<number>('client.revenue').as('revenue'),
    ])
    .groupBy(['client.segment', isSleeping])
    .execute();
}

/** Loads a page of clients. */
export async function loadClients(
  snapshot: Snapshot,
  input: ClientInput,
  scale: ClientScale,
  {
    segments,
    isSleeping,
    order,
    first,
    after,
  }: ClientFilter & { order: ClientOrder; first: number; after?: ClientPlace | undefined },
): Promise<Client[]> {
  const value = sql.ref<number>(`client.${orderColumns[order]}`);
  const table = input.of === 'companies' ? 'company' : 'contact';
  const page = snapshot.database
    .selectFrom(selectClients(snapshot, input, scale).as('client'))
    .selectAll('client')
    .$if(segments !== undefined, (query) => query.where('client.segment', 'in', segments ?? []))
    .$if(isSleeping !== undefined, (query) => query.where('client.sleeping_since', isSleeping ? 'is not' : 'is', null))
    .$if(after !== undefined, (query) => query.where(isBehind(value, after as ClientPlace)))
    .orderBy(value, 'desc')
    .orderBy('client.id')
    .limit(first);
  // Cards are joined to the page, not to all clients.
  return snapshot.database
    .selectFrom(page.as('client'))
    .leftJoin(`${table} as card` as 'company as card', 'card.id', 'client.id')
    .select(['client.id', 'client.deals', 'client.revenue', 'client.first_at as firstAt', 'client.last_at as lastAt'])
    .select(['client.recency', 'client.frequency', 'client.money', 'client.segment'])
    .select(['client.sleeping_since as sleepingSince', 'card.name', 'card.responsible_user_id as responsibleUserId'])
    .orderBy(value, 'desc')
    .orderBy('client.id')
    .execute();
}

/** The value that a client has in an order. */
export function placeOf(client: Client, order: ClientOrder): ClientPlace {
  return {
    value: { REVENUE: client.revenue, DEALS: client.deals, LAST_PURCHASE: client.lastAt }[order],
    id: client.id,
  };
}

/** Counts the won leads that are left out. */
export async function countUncounted({ database }: Snapshot, input: ClientInput): Promise<UncountedLeads> {
  const buyer = sql.ref(buyerColumn(input));
  const isOrphan = sql`lead.closed_at is not null and ${buyer} is null and ${isWithin(input)}`;
  return database
    .selectFrom('lead')
    .where('lead.status_id', '=', wonStatusId)
    .select([
      sql<number>`count(case when ${isOrphan} then 1 end)`.as('withoutBuyer'),
      sql<number>`coalesce(sum(case when ${isOrphan} then lead.price_exact end), 0)`.as('withoutBuyerRevenue'),
      sql<number>`count(case when lead.closed_at is null then 1 end)`.as('withoutTime'),
    ])
    .executeTakeFirstOrThrow();
}

function isBehind(value: Expression<number>, place: ClientPlace): Expression<boolean> {
  return sql<boolean>`(${value} < ${place.value} or (${value} = ${place.value} and client.id > ${place.id}))`;
}

/** One row for each client, with scores and segment, as at the end of the period or now. */
function selectClients({ database, asOf }: Snapshot, input: ClientInput, scale: ClientScale) {
  const at = Math.min(asOf, input.to ?? asOf);
  const usual = sql`2 * (last_at - first_at) / (deals - 1)`;
  const silence = sql`case when deals > 1 and ${usual} > ${sql.lit(sleepSeconds)} then ${usual} else ${sql.lit(sleepSeconds)} end`;
  const scored = database
    .selectFrom(selectPurchases(database, input).as('purchase'))
    .selectAll('purchase')
    .select([
      sql<number>`last_at + ${silence}`.as('sleeps_at'),
      scoreColumn('last_at', scale).as('recency'),
      scoreColumn('deals', scale).as('frequency'),
      scoreColumn('revenue', scale).as('money'),
    ]);
  return database
    .selectFrom(scored.as('scored'))
    .selectAll('scored')
    .select([
      sql<number | null>`case when sleeps_at < ${sql.lit(at)} then sleeps_at end`.as('sleeping_since'),
      segmentColumn().as('segment'),
    ]);
}
