/**
 * The cursors of lists. A cursor is neither secret nor signed, so it is validated like any other input: one that this server could
 * not have printed is refused before a request is sent.
 */
import * as z from 'zod';
import { ValidationError } from '../../errors/index.ts';
import { criteriaShapes } from './cursor-shape.ts';

export { cursorParts } from './cursor-shape.ts';

/** Filter, search text and order of a list. A cursor contains them, so it cannot continue another list. */
export type Criteria = object;

/** Where a cursor points: the criteria of the list, the number of records up to and including this one, and its id. */
export interface Position {
  criteria: Criteria;
  offset: number;
  id: number;
  /** In lists from the replica: the record's value in the order of the list. */
  value?: number | string;
}

/** The noun of a list, and the name of the list in its cursors. */
export interface ListName {
  noun: keyof typeof criteriaShapes;
  name: string;
}

/** More records than any account has. */
const maxOffset = 10_000_000;

/** The error of a cursor whose record is not found near its position. */
export const positionLost = 'points to a position that is no longer found in this list; start again without `after`';

const count = z.int().min(1);

/** What a list from the replica is ordered by. */
const orderValue = z.union([z.number(), z.string().max(1_000)]);

/** Prints the cursor of a position. */
export function printCursor({ name }: ListName, { criteria, offset, id, value }: Position): string {
  const parts = Object.keys(criteria).length === 0 ? [name, offset, id] : [name, offset, id, criteria];
  if (value !== undefined) parts.push(value);
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * Parses a cursor.
 *
 * @param criteria the caller's criteria; `undefined` accepts those of the cursor
 * @throws {ValidationError} if the cursor is not valid or belongs to another list or filter
 */
export function parseCursor(list: ListName, text: string, criteria: Criteria | undefined): Position {
  const position = decodeCursor(list, text);
  if (!position) {
    throw refuseCursor('is not a valid cursor of this list; pass the `endCursor` of the previous page unchanged');
  }
  if (criteria && JSON.stringify(criteria) !== JSON.stringify(position.criteria)) {
    throw refuseCursor('belongs to a list with another filter or order; repeat that filter and order, or omit both');
  }
  return position;
}

/** The error of a cursor, with the path of its argument. */
export function refuseCursor(message: string): ValidationError {
  return new ValidationError([{ path: ['after'], message }]);
}

function decodeCursor({ noun, name }: ListName, text: string): Position | undefined {
  const parts = parseJson(text);
  const place = [z.literal(name), count.max(maxOffset), count] as const;
  const shape = criteriaShapes[noun];
  const isValid = z
    .union([z.tuple(place), z.tuple([...place, shape]), z.tuple([...place, shape, orderValue])])
    .safeParse(parts).success;
  if (!isValid) return undefined;
  // The original value, not the output of zod: criteria are compared as JSON, so their keys must keep their order.
  const [, offset, id, criteria = {}, value] = parts as [string, number, number, Criteria?, (number | string)?];
  return { offset, id, criteria, ...(value !== undefined && { value }) };
}

/** What a cursor holds; undefined for a text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
