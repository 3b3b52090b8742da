/** A question in SQL: checked, brought up to date, run, and its failures explained. */
import { CancelledError, OverloadedError, ReplicaUnavailableError, ValidationError } from '../../errors/index.ts';
import { nearestNames } from '../../errors/nearest.ts';
import { quote } from '../../errors/quote.ts';
import type { Kind } from '../kind.ts';
import { type ForeignAnswer, ForeignError, type ForeignStep, maxStatementMs, maxStepsMs } from '../store/foreign.ts';
import type { Store } from '../store/store.ts';
import { tableDefinitions } from '../store/table-definition.ts';
import { isTable, privateTables, views } from '../view/index.ts';
import { allowedFunctions } from './function.ts';
import { SqlRefusal } from './refusal.ts';
import type { Clock } from './rewriting.ts';
import { type CheckedStatement, checkStatement } from './statement.ts';
import { describeWrong } from './value.ts';

/** A statement of a caller with the values of its placeholders. */
export interface SqlStatement {
  query: string;
  parameters: readonly (string | number | boolean | null)[];
}

/** A question in SQL. */
export interface SqlQuestion extends SqlStatement {
  /** The number of rows to answer. */
  first: number;
}

/** What SQLite's own operators are called in a program, besides the functions that callers may name. */
const operators = ['->', '->>'] as const;

const rights = {
  tables: Object.keys(tableDefinitions).filter((name) => !privateTables.includes(name) || isTable(name)),
  functions: [...allowedFunctions.sqlite, ...operators],
};

/** Settings are brought up to date with any kind of records; this one is the smallest. */
const smallestKind: readonly Kind[] = ['incoming_leads'];

/** Among how many values the nearest is looked for. */
const maxValues = 1_000;

/** The kinds of records that a question reads, and its statement. @throws {ValidationError} if it may not be run */
export function readQuestion(
  { query, parameters }: SqlStatement,
  engine: Store['engine'],
  clock: Clock,
): CheckedStatement {
  try {
    const checked = checkStatement(query, engine, parameters, clock);
    return checked.kinds.length > 0 ? checked : { ...checked, kinds: [...smallestKind] };
  } catch (error) {
    throw error instanceof SqlRefusal ? invalid(error.message) : error;
  }
}

/** Where statements are run. */
export interface SqlPlace {
  store: Store;
  /** Brings the settings up to date: a name that is missing may be new. */
  refreshSettings(): Promise<unknown>;
}

/** Runs a statement that has been checked. @throws {ValidationError} if the engine refuses it */
export async function runStatement(
  place: SqlPlace,
  checked: CheckedStatement,
  first: number,
  signal?: AbortSignal,
): Promise<ForeignAnswer> {
  const { store } = place;
  await refuseWrongValues(place, checked);
  try {
    return await store.runForeign({ ...toForeign(checked), signal, maxRows: first }, rights);
  } catch (error) {
    throw error instanceof ForeignError ? explain(error, checked, store.engine) : error;
  }
}

/** All rows of a statement that has been checked, in steps. @throws {ValidationError} if the engine refuses it */
export async function* streamStatement(
  place: SqlPlace,
  checked: CheckedStatement,
  signal?: AbortSignal,
): AsyncGenerator<ForeignStep> {
  const { store } = place;
  await refuseWrongValues(place, checked);
  try {
    yield* store.streamForeign({ ...toForeign(checked), signal }, rights);
  } catch (error) {
    throw error instanceof ForeignError ? explain(error, checked, store.engine) : error;
  }
}

/**
 * Refuses values that no row has. The names of an account, and what amoCRM may add to, are known only once the copy has been brought
 * up to date.
 */
async function refuseWrongValues({ store, refreshSettings }: SqlPlace, { doubts }: CheckedStatement): Promise<void> {
  // A statement of our own: it needs no process of its own, as those of callers do.
  const database = store.database.withTables<Record<string, Record<string, string | null>>>();
  let isFresh = false;
  for (const { column, value, known, listedIn } of doubts) {
    const [view, name] = listedIn;
    const names = database.selectFrom(view).select(name);
    const isThere = async () => (await names.where(name, '=', value).limit(1).executeTakeFirst()) !== undefined;
    if (await isThere()) continue;
    if (!isFresh) await refreshSettings();
    isFresh = true;
    if (await isThere()) continue;
    const listed = await names.distinct().where(name, 'is not', null).orderBy(name).limit(maxValues).execute();
    throw invalid(describeWrong(column, value, [...new Set([...known, ...listed.map((row) => String(row[name]))])]));
  }
}

function toForeign({ text, named, members, timeZone, parameters }: CheckedStatement) {
  return { text, named, members, timeZone, parameters: parameters.map(toEngineValue) };
}

/** Flags are numbers in the views. */
function toEngineValue(value: SqlStatement['parameters'][number]): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** What the engines are called. */
const dialects = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

function explain(
  { reason, message }: ForeignError,
  { views: names, aliases }: CheckedStatement,
  engine: Store['engine'],
): Error {
  if (reason === 'statement')
    return invalid(`${dialects[engine]}: ${quote(message, 500)}.${hint(message, names, aliases)}`);
  if (reason === 'time') {
    return invalid(
      `The statement took longer than ${maxStatementMs / 1000} s and was ended. Read fewer rows: narrow it by \`*_on\` or by type.`,
    );
  }
  if (reason === 'steps') {
    return invalid(
      `The statement took longer than ${maxStepsMs / 60_000} minutes and was ended: read fewer rows, or export them in parts.`,
    );
  }
  if (reason === 'memory') {
    return invalid('The statement needed too much memory and was ended. Group, or select fewer columns and rows.');
  }
  if (reason === 'busy') {
    return new OverloadedError('Too many SQL statements wait for their turn.', {
      remedy: 'Repeat it in a few seconds.',
    });
  }
  if (reason === 'cancelled') return new CancelledError('The request was cancelled.');
  return new ReplicaUnavailableError('SQL cannot be run over the replica now.', {
    cause: new Error(message),
    remedy: 'On PostgreSQL, an administrator grants the role of readers: see docs/sql.md.',
  });
}

function invalid(message: string): ValidationError {
  return new ValidationError([{ path: ['query'], message }], { remedy: 'See `sqlViews`, or docs/sql.md.' });
}

/** The names of columns that a wrong one may have meant. */
function hint(message: string, names: readonly string[], aliases: readonly string[]): string {
  if (/operator does not exist: (?:text|date) [<>=-]+ (?:date|timestamp|integer|interval|text)/.test(message)) {
    return " `*_on` columns are texts: write cast(created_on as date), or compare with '2026-10-01'.";
  }
  const circular = /circular reference: (\S+)/.exec(message)?.[1];
  if (circular) return ` Give the query of WITH another name than the view ${circular}.`;
  if (/function date\(/.test(message)) return " Days are counted so: current_date - 30, now() - interval '2 hours'.";
  const wrong = /no such column: (\S+)|column "?([^\s"]+)"? does not exist/i.exec(message);
  if (!wrong) return '';
  const parts = (wrong[1] ?? wrong[2] ?? '').split('.');
  const column = parts.at(-1) ?? '';
  const qualifier = parts.length > 1 ? (parts[0] ?? '') : undefined;
  if (qualifier !== undefined && !aliases.includes(qualifier.toLowerCase())) {
    return ` There is no ${quote(qualifier, 60)} in FROM, which has ${aliases.join(', ') || 'nothing'}.`;
  }
  const columns = names.flatMap((name) => Object.keys(views[name]?.columns ?? {}));
  if (column !== column.toLowerCase() && columns.includes(column.toLowerCase())) {
    return ` Names in quotes are read exactly: write ${column.toLowerCase()}.`;
  }
  const near = nearestNames(column, columns);
  if (near.length > 0) return ` Did you mean ${near.join(', ')}?`;
  if (names.length === 0) return '';
  const lists = names.map((name) => `${name} has ${Object.keys(views[name]?.columns ?? {}).join(', ')}`);
  return quote(` ${lists.join('; ')}.`, 400);
}
