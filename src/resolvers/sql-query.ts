import { NotFoundError } from '../errors/index.ts';
import { nearestNames } from '../errors/nearest.ts';
import { quote } from '../errors/quote.ts';
import type { Snapshot, SqlQuestion } from '../replica/index.ts';
import type { Context } from './context.ts';

/** A column of an answer. */
export interface SqlColumn {
  name: string;
  /** What its values are; null if all of them are null. */
  type: 'INTEGER' | 'NUMBER' | 'TEXT' | 'BOOLEAN' | 'MIXED' | null;
}

/** The result of `sqlQuery`. */
export interface SqlResult {
  columns: SqlColumn[];
  rows: readonly (readonly unknown[])[];
  truncated: boolean;
  snapshot: Snapshot;
}

/** A view and its columns, as `sqlViews` lists them. */
export interface SqlView {
  name: string;
  description: string;
  columns: { name: string; type: string; description: string; values: readonly string[] | null }[];
}

/** Answers a question in SQL from the replica. @throws {ValidationError} if the statement may not be run */
export async function loadSqlAnswer(question: SqlQuestion, maxAge: number, context: Context): Promise<SqlResult> {
  const { onProgress, signal } = context;
  const replica = await context.replica();
  const { columns, rows, truncated, snapshot } = await replica.ask(question, {
    maxAgeMs: maxAge * 1000,
    onProgress,
    signal,
  });
  const types = columns.map((_, index) => typeOf(rows.map((row) => row[index])));
  return {
    columns: columns.map((name, index) => ({ name: quote(name, 200), type: types[index] ?? null })),
    rows,
    truncated,
    snapshot,
  };
}

/** Engines disagree on the type of an expression, so it is that of its values. */
function typeOf(values: readonly unknown[]): SqlColumn['type'] {
  const types = new Set(values.filter((value) => value !== null).map(typeOfValue));
  if (types.size === 2 && types.has('INTEGER') && types.has('NUMBER')) return 'NUMBER';
  return types.size > 1 ? 'MIXED' : ([...types][0] ?? null);
}

function typeOfValue(value: unknown): NonNullable<SqlColumn['type']> {
  if (typeof value === 'number') return Number.isInteger(value) ? 'INTEGER' : 'NUMBER';
  return typeof value === 'boolean' ? 'BOOLEAN' : 'TEXT';
}

/** The views that SQL is written over. */
export async function loadSqlViews(): Promise<SqlView[]> {
  const { views } = await import('../replica/view/index.ts');
  return Object.entries(views).map(([name, { description, columns }]) => ({
    name,
    description,
    columns: Object.entries(columns).map(([column, { type, description: meaning, values = null }]) => ({
      name: column,
      type,
      description: meaning,
      values,
    })),
  }));
}

/** @throws {NotFoundError} naming the nearest views */
export async function loadSqlView(name: string): Promise<SqlView> {
  const views = await loadSqlViews();
  const found = views.find((view) => view.name === name.trim().toLowerCase());
  if (found) return found;
  const names = views.map((view) => view.name);
  const near = nearestNames(name, names);
  throw new NotFoundError(`There is no view "${quote(name, 100)}".`, {
    remedy: `Use one of: ${(near.length > 0 ? near : names).join(', ')}.`,
  });
}
