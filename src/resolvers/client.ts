/** Who buys, from the local replica. */
import * as z from 'zod';
import type { Nullish } from '../nullish.ts';
import type { Snapshot } from '../replica/index.ts';
import type {
  Client,
  ClientFilter,
  ClientInput,
  ClientOrder,
  ClientPlace,
  ClientScale,
  ClientTotal,
  UncountedLeads,
} from '../replica/question/client.ts';
import type { ClientSegment } from '../replica/question/client-segment.ts';
import type { Context } from './context.ts';
import type { Connection, ConnectionArguments } from './list/connection.ts';
import { parseJson, refuseCursor } from './list/cursor.ts';
import { type DateTimeRangeInput, toRange } from './list/range.ts';
import { fromExact } from './price.ts';
import { readReplica } from './replica.ts';

/** The arguments of `clients`. */
export interface ClientArguments {
  of: ClientInput['of'];
  boughtAt?: Nullish<DateTimeRangeInput>;
  segments?: Nullish<ClientSegment[]>;
  sleeping?: Nullish<boolean>;
  /** Seconds. */
  maxAge: number;
}

/** Figures of several clients. */
export interface ClientFigures {
  clients: number;
  sleeping: number;
  deals: number;
  revenue: number;
}

/** The figures of a segment. */
export type SegmentFigures = ClientFigures & { segment: ClientSegment };

/** All clients, and where they were read. */
export interface ClientAnalysis {
  snapshot: Snapshot;
  input: ClientInput;
  filter: ClientFilter;
  scale: ClientScale;
  totals: ClientTotal[];
  uncounted: UncountedLeads;
}

/** A client of a list. */
export type ClientNode = Client & Pick<ClientInput, 'of'>;

/** A page of clients with the number of all that the filter leaves. */
export type ClientConnection = Connection<ClientNode> & { totalCount: number };

/** Counts and sums all clients. @throws {ValidationError} for a period that ends before it begins */
export async function analyzeClients(args: ClientArguments, context: Context): Promise<ClientAnalysis> {
  const { of, boughtAt, segments, sleeping, maxAge } = args;
  const period = await toRange(boughtAt, ['boughtAt'], context);
  const snapshot = await readReplica(['leads', of], maxAge, context);
  const { countUncounted, loadClientScale, loadClientTotals } = await import('../replica/question/client.ts');
  const input: ClientInput = { of, from: period?.from, to: period?.to };
  const scale = await loadClientScale(snapshot, input);
  const [totals, uncounted] = await Promise.all([
    loadClientTotals(snapshot, input, scale),
    countUncounted(snapshot, input),
  ]);
  const filter = { segments: segments ?? undefined, isSleeping: sleeping ?? undefined };
  return { snapshot, input, filter, scale, totals, uncounted };
}

/** The figures of all clients, whatever the filter. */
export function sumClients(totals: readonly ClientTotal[]): ClientFigures {
  const sum = (key: 'clients' | 'deals', among = totals) => among.reduce((count, total) => count + total[key], 0);
  return {
    clients: sum('clients'),
    sleeping: sum(
      'clients',
      totals.filter(({ isSleeping }) => isSleeping === 1),
    ),
    deals: sum('deals'),
    revenue: fromExact(totals.reduce((exact, { revenue }) => exact + BigInt(revenue), 0n)),
  };
}

/** The figures of each segment, with zeros where there is no client. */
export async function listSegments({ totals }: ClientAnalysis): Promise<SegmentFigures[]> {
  const { clientSegments } = await import('../replica/question/client-segment.ts');
  return clientSegments.map((segment) => ({
    segment,
    ...sumClients(totals.filter((total) => total.segment === segment)),
  }));
}

/** One page of the clients that the filter leaves. @throws {ValidationError} for a cursor of another list */
export async function listClients(
  { snapshot, input, filter, scale, totals }: ClientAnalysis,
  { orderBy: order, first, after }: ConnectionArguments & { orderBy: ClientOrder },
): Promise<ClientConnection> {
  const { loadClients, placeOf } = await import('../replica/question/client.ts');
  const place = after ? parsePlace(after, input.of, order) : undefined;
  const found = await loadClients(snapshot, input, scale, { ...filter, order, first: first + 1, after: place });
  const edges = found.slice(0, first).map((client) => ({
    cursor: printPlace(placeOf(client, order), input.of, order),
    node: { ...client, of: input.of },
  }));
  return {
    edges,
    totalCount: sumClients(totals.filter((total) => isListed(total, filter))).clients,
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: place !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function isListed(total: ClientTotal, { segments, isSleeping }: ClientFilter): boolean {
  return (
    (segments?.includes(total.segment) ?? true) && (isSleeping === undefined || isSleeping === (total.isSleeping === 1))
  );
}

function printPlace({ value, id }: ClientPlace, of: string, order: ClientOrder): string {
  return Buffer.from(JSON.stringify(['clients', of, order, value, id])).toString('base64url');
}

const placeShape = z.tuple([z.literal('clients'), z.string(), z.string(), z.int(), z.int().min(1)]);

/** The place behind which a page begins. @throws {ValidationError} */
function parsePlace(after: string, of: ClientInput['of'], order: ClientOrder): ClientPlace {
  const { data } = placeShape.safeParse(parseJson(after));
  if (!data) {
    throw refuseCursor('is not a valid cursor of this list; pass the `endCursor` of the previous page unchanged');
  }
  const [, ofCursor, orderOfCursor, value, id] = data;
  if (ofCursor !== of || orderOfCursor !== order) {
    throw refuseCursor('belongs to a list of other clients or in another order; repeat its `of` and `orderBy`');
  }
  return { value, id };
}

/** How many days lie between two purchases of a client on average, with two decimals; null after the first purchase. */
export function averageInterval({ firstAt, lastAt, deals }: Client): number | null {
  return deals > 1 ? Math.round((lastAt - firstAt) / (deals - 1) / 864) / 100 : null;
}
