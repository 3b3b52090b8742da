/** Counts leads and adds up their money by up to three properties, in a period and in an earlier one, where the rows are. */
import { type RawBuilder, sql } from 'kysely';
import type { Snapshot } from '../index.ts';
import { type BreakdownInput, BreakdownStatements } from './lead-breakdown-statement.ts';
import {
  addFigures,
  type Compared,
  columnOf,
  type FigureRow,
  type Figures,
  type Part,
  subtractFigures,
  toFigures,
} from './lead-figures.ts';

export type { BreakdownInput } from './lead-breakdown-statement.ts';
export type { Compared, Figures } from './lead-figures.ts';

/** One group. */
export interface BreakdownGroup extends Compared {
  /** By grouping: the parts of its key, where 0 and '' are none, and its name, if the replica has one. */
  keys: { values: (number | string)[]; label: string | null }[];
}

/** Leads by group. */
export interface LeadBreakdown {
  /** Of all leads, each counted once. */
  total: Compared;
  groups: BreakdownGroup[];
  /** How many groups there are, those that only the earlier period has included. */
  groupCount: number;
  /** Of the leads in the remaining groups, each counted once; null if there are none. */
  rest: Compared | null;
}

/** Counts the leads of a replica that is up to date. */
export async function loadLeadBreakdown(snapshot: Snapshot, input: BreakdownInput): Promise<LeadBreakdown> {
  const { database } = snapshot;
  const statements = new BreakdownStatements(input, snapshot, (name) => sql`${database.selectFrom(name).selectAll()}`);
  const run = async (statement: RawBuilder<unknown>) => (await sql<FigureRow>`${statement}`.execute(database)).rows;
  const { plans, parts } = statements;
  const rows = plans.length === 0 ? [] : await run(statements.groups());
  const groups = rows.map(
    (row): BreakdownGroup => ({
      ...compare(parts, (part) => toFigures(printed(row, part), part)),
      keys: statements.keyNames.map((names, place) => ({
        values: names.map((name) => row[name] ?? ''),
        label: (row[`label_${place}`] ?? null) as string | null,
      })),
    }),
  );
  const groupCount = Number(rows[0]?.group_count ?? 0);
  const load = async (part: Part, of: 'total' | 'rest') => {
    const [row] = await run(statements.figures(part, of));
    return toFigures(row ?? {}, part);
  };
  const added = (part: Part) => addFigures(groups.flatMap((group) => group[part] ?? []));
  const isWhole = groupCount <= input.first;
  // A lead in several groups must not count several times, and the middle of all is not made of the middles of groups.
  const adds = plans.length > 0 && input.quantiles.length === 0 && !plans.some(({ hasMany }) => hasMany);
  const loadTotal = async (): Promise<Compared> => {
    if (adds && isWhole) return compare(parts, added);
    if (input.quantiles.length > 0) return compareLater(parts, (part) => load(part, 'total'));
    const [row] = await run(statements.total());
    return compare(parts, (part) => toFigures(row ?? {}, part));
  };
  const total = await loadTotal();
  const rest = isWhole
    ? null
    : adds
      ? compare(parts, (part) => subtractFigures(total[part] ?? addFigures([]), added(part)))
      : await compareLater(parts, (part) => load(part, 'rest'));
  return { total, groups, groupCount, rest };
}

function compare(parts: readonly Part[], read: (part: Part) => Figures): Compared {
  return { now: read('now'), before: parts.includes('before') ? read('before') : null };
}

async function compareLater(parts: readonly Part[], load: (part: Part) => Promise<Figures>): Promise<Compared> {
  return { now: await load('now'), before: parts.includes('before') ? await load('before') : null };
}

/** A row of groups, whose sums are numbers for their order and texts beside them. */
function printed(row: FigureRow, part: Part): FigureRow {
  const texts = (['all', 'won', 'lost'] as const).map((tally) => columnOf.amount(part, tally));
  return { ...row, ...Object.fromEntries(texts.map((name) => [name, row[`${name}_text`] ?? 0])) };
}
