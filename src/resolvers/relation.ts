/**
 * Parts of a relation. amoCRM gives the ids of linked records with the record itself, so a part is chosen before anything is
 * read: only what is shown is loaded.
 */
import type { Lead } from '../amocrm/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Connection } from './list/connection.ts';
import { isOpen } from './stage.ts';

/** Which part of a relation. */
export interface PartArguments {
  /** How many at most; all if absent. */
  first?: Nullish<number>;
  /** The id of the record to continue after. */
  after?: Nullish<string>;
}

/** Which leads of a contact or company. */
export interface LeadPartArguments extends PartArguments {
  onlyOpen: boolean;
  newestFirst: boolean;
  /** How many leads are looked at; all if absent. */
  among?: Nullish<number>;
}

/**
 * A part of records that are in the order of their ids.
 *
 * @param ahead the id that comes before all others: a lead's main contact
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

/** A record that is no longer linked leaves its place behind: the part begins where it would stand. */
function startAfter(rows: readonly { id: number }[], after: Nullish<string>, sign: number, ahead?: number): number {
  if (!after) return 0;
  const id = Number(after);
  const index = rows.findIndex((row) => row.id === id);
  if (index !== -1) return index + 1;
  const next = rows.findIndex((row) => row.id !== ahead && sign * (row.id - id) > 0);
  return next === -1 ? rows.length : next;
}

/**
 * The leads of one part, of which only as many are read as it takes to fill it.
 *
 * @param load reads leads; those that are not visible are missing from its answer
 */
export async function loadLeadPart(
  ids: readonly number[],
  { onlyOpen, newestFirst, among, first, after }: LeadPartArguments,
  load: (ids: number[]) => Lead[] | Promise<Lead[]>,
): Promise<Lead[]> {
  const rows = ids.map((id) => ({ id }));
  if (!onlyOpen)
    return load(partOf(rows, { first: leastOf(first, among), after }, { newestFirst }).map(({ id }) => id));
  const wanted = partOf(rows, { first: among, after }, { newestFirst }).map(({ id }) => id);
  const isWanted = (lead: Lead) => isOpen(lead.status_id);
  if (!first) return (await load(wanted)).filter(isWanted);
  const found: Lead[] = [];
  // Few at first, because newer leads are often open; then as many as one request takes. What is bounded is read at once.
  for (let start = 0, size = among ?? Math.max(2 * first, 12); start < wanted.length && found.length < first; ) {
    found.push(...(await load(wanted.slice(start, start + size))).filter(isWanted));
    start += size;
    size = 250;
  }
  return found.slice(0, first);
}

function leastOf(a: Nullish<number>, b: Nullish<number>): number | undefined {
  return a == null || b == null ? (a ?? b ?? undefined) : Math.min(a, b);
}

/** Which page of the leads of a contact or company. */
export interface LeadPageArguments {
  first: number;
  after?: Nullish<string>;
  onlyOpen: boolean;
  newestFirst: boolean;
}

/** One page of leads, with their ids as cursors. */
export async function loadLeadPage(
  ids: readonly number[],
  { first, after, onlyOpen, newestFirst }: LeadPageArguments,
  load: (ids: number[]) => Lead[] | Promise<Lead[]>,
): Promise<Connection<Lead>> {
  // One more tells whether the page is the last one; a lead has to be read only to see whether it is open.
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
