/**
 * Parts of a relation. amoCRM returns the ids of linked records with the record itself, so a part is selected by id first and
 * only the records in it are loaded.
 */
import type { Lead } from '../amocrm/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Connection } from './list/connection.ts';
import { isOpen } from './stage.ts';

/** The arguments that select a part of a relation. */
export interface PartArguments {
  /** The largest number of records; all if omitted. */
  first?: Nullish<number>;
  /** The id of the record to continue after. */
  after?: Nullish<string>;
}

/** The arguments that select leads of a contact or company. */
export interface LeadPartArguments extends PartArguments {
  onlyOpen: boolean;
  newestFirst: boolean;
  /** How many leads are considered; all if omitted. */
  among?: Nullish<number>;
}

/**
 * Selects a part of records, ordered by id.
 *
 * @param ahead the id that comes first: a lead's main contact
 */
export function partOf<Row extends { id: number }>(
  rows: readonly Row[],
  { first, after }: PartArguments,
  { newestFirst = false, ahead }: { newestFirst?: boolean; ahead?: number | undefined } = {},
): Row[] {
  const sign = newestFirst ? -1 : 1;
  const ordered = [...rows].sort((a, b) => Number(b.id === ahead) - Number(a.id === ahead) || sign * (a.id - b.id));
  return ordered.slice(startAfter(ordered, after, sign, ahead)).slice(0, first ?? undefined);
}

/** The index after a record; if it is no longer linked, the index where it would be. */
function startAfter(rows: readonly { id: number }[], after: Nullish<string>, sign: number, ahead?: number): number {
  if (!after) return 0;
  const id = Number(after);
  const index = rows.findIndex((row) => row.id === id);
  if (index !== -1) return index + 1;
  const next = rows.findIndex((row) => row.id !== ahead && sign * (row.id - id) > 0);
  return next === -1 ? rows.length : next;
}

/**
 * Loads the leads of one part, no more than are needed to fill it.
 *
 * @param load reads leads by id, leaving out those that are not visible
 */
export async function loadLeadPart(
  ids: readonly number[],
  { onlyOpen, newestFirst, among, first, after }: LeadPartArguments,
  load: (ids: number[]) => Lead[] | Promise<Lead[]>,
): Promise<Lead[]> {
  const rows = ids.map((id) => ({ id }));
  if (!onlyOpen)
    return load(partOf(rows, { first: leastOf(first, among), after }, { newestFirst }).map(({ id }) => id));
  const candidates = partOf(rows, { first: among, after }, { newestFirst }).map(({ id }) => id);
  const isOpenLead = (lead: Lead) => isOpen(lead.status_id);
  if (!first) return (await load(candidates)).filter(isOpenLead);
  const found: Lead[] = [];
  // A small first request, because newer leads are often open; then as many as fit. With `among`, all in one request.
  for (let start = 0, size = among ?? Math.max(2 * first, 12); start < candidates.length && found.length < first; ) {
    found.push(...(await load(candidates.slice(start, start + size))).filter(isOpenLead));
    start += size;
    size = 250;
  }
  return found.slice(0, first);
}

function leastOf(a: Nullish<number>, b: Nullish<number>): number | undefined {
  return a == null || b == null ? (a ?? b ?? undefined) : Math.min(a, b);
}

/** The arguments that select a page of the leads of a contact or company. */
export interface LeadPageArguments {
  first: number;
  after?: Nullish<string>;
  onlyOpen: boolean;
  newestFirst: boolean;
}

/** Loads one page of leads, with their ids as cursors. */
export async function loadLeadPage(
  ids: readonly number[],
  { first, after, onlyOpen, newestFirst }: LeadPageArguments,
  load: (ids: number[]) => Lead[] | Promise<Lead[]>,
): Promise<Connection<Lead>> {
  // One more than requested, to see whether there is a next page. Without `onlyOpen` its id is enough.
  const part = { first: first + 1, after, onlyOpen, newestFirst };
  const rows = onlyOpen
    ? await loadLeadPart(ids, part, load)
    : partOf(
        ids.map((id) => ({ id })),
        part,
        { newestFirst },
      );
  const shown = rows.slice(0, first);
  const leads = onlyOpen ? (shown as Lead[]) : await load(shown.map(({ id }) => id));
  const edges = leads.map((node) => ({ cursor: String(node.id), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: shown.length === 0 ? null : String(shown.at(-1)?.id),
    },
  };
}
