/**
 * Statements of callers in PostgreSQL: in a read-only transaction, under a role that can read the views of one schema and what everyone
 * can read. The check of functions before it keeps a statement from leaving that role; the check of relations keeps it in the schema.
 */
import type pg from 'pg';
import {
  type BoundedStatement,
  type ForeignAnswer,
  ForeignError,
  type ForeignStatement,
  type ForeignStep,
  type ForeignValue,
  maxAnswerSize,
} from './foreign.ts';
import { type ForeignTimes, PostgresSession } from './postgres-session.ts';

/** The role that can read the views of a schema. */
export function readerOf(schema: string): string {
  return `${schema}_reader`;
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** What an administrator runs where this program may not make roles. */
export function describeGrants(schema: string, views: readonly string[]): string[] {
  const [role, space] = [quote(readerOf(schema)), quote(schema)];
  return [
    `create role ${role} nologin`,
    `grant ${role} to current_user`,
    `grant usage on schema ${space} to ${role}`,
    `grant select on ${views.map((view) => `${space}.${quote(view)}`).join(', ')} to ${role}`,
  ];
}

/**
 * Makes the role and grants it the views, as far as this program's own role may. Statements are refused later if it could not.
 *
 * @returns whether it could
 */
export async function allowReader(pool: pg.Pool, schema: string, views: readonly string[]): Promise<boolean> {
  const [create = '', member = '', ...grants] = describeGrants(schema, views);
  try {
    const { rows } = await pool.query('select 1 from pg_roles where rolname = $1', [readerOf(schema)]);
    // Two processes may make it at once.
    if (rows.length === 0) await pool.query(create).catch(ignoreExisting);
    const { rows: known } = await pool.query('select pg_has_role($1, $2) as has', [readerOf(schema), 'member']);
    const missing = known[0]?.has === true ? grants : [member, ...grants];
    // Statements in one text are one transaction. Two that grant at once would fail.
    await pool.query([`select pg_advisory_xact_lock(hashtext('${schema}'))`, ...missing].join(';\n'));
    return true;
  } catch (error) {
    if (codeOf(error) === insufficientPrivilege) return false;
    throw error;
  }
}

const insufficientPrivilege = '42501';

function ignoreExisting(error: unknown): void {
  // duplicate_object, or unique_violation of the catalog if both ran at the same time.
  if (!['42710', '23505'].includes(codeOf(error))) throw error;
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

/** How many rows are fetched at a time. */
const batchSize = 200;

/** Where a statement runs, and what it may take. */
export interface ForeignPlace {
  pool: pg.Pool;
  schema: string;
  /** The tables whose rows its views may read. */
  tables: readonly string[];
  times: ForeignTimes;
}

/** @throws {ForeignError} if the statement is refused, takes too long or answers too much */
export async function runForeign(place: ForeignPlace, statement: BoundedStatement): Promise<ForeignAnswer> {
  const answer: ForeignAnswer = { columns: [], rows: [], truncated: false };
  let size = 0;
  for await (const { columns, rows } of streamForeign(place, statement)) {
    answer.columns = columns;
    for (const row of rows) {
      for (const value of row) size += typeof value === 'string' ? value.length + 2 : 8;
      if (answer.rows.length >= statement.maxRows || size > maxAnswerSize) return { ...answer, truncated: true };
      answer.rows.push(row);
    }
  }
  return answer;
}

/** All rows in steps, of one state of the database. @throws {ForeignError} as above */
export async function* streamForeign(
  { pool, schema, tables, times }: ForeignPlace,
  { text, parameters, members = [], timeZone, signal }: ForeignStatement,
): AsyncGenerator<ForeignStep> {
  const session = new PostgresSession(pool, await pool.connect(), times, signal);
  try {
    await refuseFunctions(session, members);
    await session.begin(schema, readerOf(schema), timeZone);
    await session.query(extended(`declare answer no scroll cursor for ${text}`, parameters));
    await refuseRelations(session, schema, tables);
    for (let isLast = false; !isLast; ) {
      const result = await session.query<ForeignValue[]>(extended(`fetch ${batchSize} from answer`));
      isLast = result.rows.length < batchSize;
      yield { columns: result.fields.map(({ name }) => name), rows: result.rows };
    }
  } catch (error) {
    throw toError(error, schema);
  } finally {
    await session.end();
  }
}

/**
 * Refuses functions behind a dot: PostgreSQL calls `row_to_json(l)` for `l.row_to_json` if there is no such column. Only functions that
 * take a row can be meant, and so a column of a common table may be called `path`.
 */
async function refuseFunctions(session: PostgresSession, members: readonly string[]): Promise<void> {
  if (members.length === 0) return;
  const { rows } = await session.query<{ proname: string }>({
    text: `
      select proname from pg_catalog.pg_proc join pg_catalog.pg_type on pg_type.oid in (proargtypes[0], provariadic)
      where proname = any($1::text[]::name[]) and (typtype in ('c', 'd') or typname in
        ('record', 'any', 'anyelement', 'anynonarray', 'anycompatible', 'anycompatiblenonarray'))`,
    values: [members],
  });
  const [first] = rows;
  if (first) throw new ForeignError('statement', `${JSON.stringify(first.proname)} is a function and not a column`);
}

/**
 * Refuses relations other than the views of the schema and what they read. The server tells them by the locks that the statement has
 * taken as it was read and planned: whatever its text looks like, and also those that its plan leaves out. A call of `pg_lock_status`
 * takes none itself.
 */
async function refuseRelations(session: PostgresSession, schema: string, tables: readonly string[]): Promise<void> {
  const { rows } = await session.query<{ name: string }>({
    text: `
      select found.name from pg_catalog.pg_lock_status() as held,
        pg_catalog.pg_identify_object('pg_catalog.pg_class'::pg_catalog.regclass, held.relation, 0) as found
      where held.locktype = 'relation' and held.pid = pg_catalog.pg_backend_pid()
        and not coalesce(found.schema = pg_catalog.quote_ident($1) and (found.type in ('view', 'index') or found.name in (
          select pg_catalog.quote_ident(name) from pg_catalog.unnest($2::text[]) as name)), false)`,
    values: [schema, tables],
  });
  const [first] = rows;
  if (first) throw new ForeignError('statement', `There is no view ${JSON.stringify(first.name)}`);
}

/** The extended protocol takes one statement only. */
function extended(text: string, values: readonly unknown[] = []) {
  return { text, values: [...values], queryMode: 'extended', rowMode: 'array', types: { getTypeParser } };
}

/** bool; int8, int2, int4, oid; float4, float8, numeric. */
const booleanType = 16;
const numberTypes: readonly number[] = [20, 21, 23, 26, 700, 701, 1700];

/** Values as JSON has them: numbers where they are exact, and texts. */
function getTypeParser(oid: number) {
  if (oid === booleanType) return (text: string) => text === 't';
  if (!numberTypes.includes(oid)) return (text: string) => text;
  return (text: string) => {
    const number = Number(text);
    // Fractions of large numbers are lost too; those of doubles, which `e` marks, were never there.
    const isExact = Math.abs(number) <= Number.MAX_SAFE_INTEGER || /[eE]/.test(text);
    return isExact && Number.isFinite(number) ? number : text;
  };
}

function toError(error: unknown, schema: string): unknown {
  if (error instanceof ForeignError) return error;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code === '57014') return new ForeignError('time', 'The statement took too long.');
  // 53400: temp_file_limit. A text of a gigabyte has a code of its own in some functions, and in others none.
  const isSize = code === '54000' || code === 'XX000' ? /memory|size|length|large/i.test(message) : false;
  if (code === '53200' || code === '53400' || isSize) return new ForeignError('memory', message);
  const isRole = message.includes(`"${readerOf(schema)}"`);
  if (isRole && (code === insufficientPrivilege || code === '22023')) {
    return new ForeignError('unavailable', `The role ${readerOf(schema)} is missing or not granted.`);
  }
  // Syntax and names, data, cardinality, unknown features, limits, read-only transactions: all of the statement itself.
  if (/^(?:42|22|21|0A|54|25|34|3F|2F|38)/.test(code)) return new ForeignError('statement', message);
  return error;
}
