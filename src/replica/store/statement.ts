import type { Compilable } from 'kysely';

/** A statement of a transaction. */
export interface Statement {
  query: Compilable;
  /** How many rows it must change; otherwise the whole transaction is undone. */
  expect?: number;
}

/** The statements of a transaction; none where there is nothing to write. */
export type Statements = (Statement | Compilable)[];

/** A compiled statement, as an engine takes it. */
export interface CompiledStatement {
  sql: string;
  parameters: readonly unknown[];
  expect?: number | undefined;
}

/** A transaction was undone, because a statement changed another number of rows than was expected. */
export class UnexpectedChangesError extends Error {
  override readonly name = 'UnexpectedChangesError';
}

/** Compiles the statements of a transaction. */
export function compileStatements(statements: readonly (Statement | Compilable)[]): CompiledStatement[] {
  return statements.map((statement) => {
    const { query, expect } = 'query' in statement ? statement : { query: statement, expect: undefined };
    const { sql, parameters } = query.compile();
    return { sql, parameters, expect };
  });
}
