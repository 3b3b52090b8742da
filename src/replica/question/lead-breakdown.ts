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
  toQuantile,
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
export async function loadLeadBreakdown({ database }: Snapshot, input: BreakdownInput): Promise<LeadBreakdown> {
  const statements = new BreakdownStatements(input, (name) => sql`${database.selectFrom(name).selectAll()}`);
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
  /** Calculates what cannot be added up. */
  const complete = async (figures: Figures, part: Part, of: 'total' | 'rest'): Promise<Figures> => {
    for (const column of input.quantiles) {
      const [row] = await run(statements.quantile(part, column, of));
      figures[column] = toQuantile(row ?? {}, (name) => name);
    }
    return figures;
  };
  // A lead that is in several groups must not be counted several times.
  const isPartition = plans.length > 0 && !plans.some(({ hasMany }) => hasMany);
  const isWhole = groupCount <= input.first;
  const added = (part: Part) => addFigures(groups.flatMap((group) => group[part] ?? []));
  const [row] = isPartition && isWhole ? [] : await run(statements.total());
  const sums = compare(parts, (part) => (row ? toFigures(row, part) : added(part)));
  const loadRest = async (part: Part): Promise<Figures> => {
    if (isPartition) return subtractFigures(sums[part] ?? addFigures([]), added(part));
    const [rest] = await run(statements.rest(part));
    return toFigures(rest ?? {}, part);
  };
  const total = await compareLater(parts, async (part) => complete(sums[part] ?? addFigures([]), part, 'total'));
  const rest = isWhole ? null : await compareLater(parts, async (part) => complete(await loadRest(part), part, 'rest'));
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
