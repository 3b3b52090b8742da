/**
 * Lists with a condition that amoCRM has no filter for: its pages are read and filtered here, a bounded number of them
 * for one answer, and the answer says how many records were read.
 */
import type { Page } from '../../amocrm/index.ts';
import { type Connection, type Ordered, orderOf, type PageQuery, type Place } from './connection.ts';
import { printCursor, refuseCursor } from './cursor.ts';

/** The pages of 250 that one answer may cost. Behind them the caller goes on with the cursor. */
export const mostPagesScanned = 10;

const pageSize = 250;

/** What is wanted of a record. */
export interface ScanTest<Value> {
  holds(value: Value): boolean;
  /** In an order in which it is so: this record is behind the last one wanted. */
  ends?(value: Value): boolean;
}

/**
 * One page of the records that hold. Its end cursor points at the last record that was read, wanted or not, so an empty
 * page may have a next one.
 *
 * @throws {ValidationError} where the place of the cursor is not found again
 */
export async function scanPlace<Value extends { id: number }, Field extends string>(
  place: Place<Ordered<Field>>,
  first: number,
  list: (query: PageQuery<Field>) => Promise<Page<Value>>,
  { holds, ends = () => false }: ScanTest<Value>,
): Promise<Connection<Value>> {
  const { listName, position, criteria } = place;
  const { order, isById, isBehind } = orderOf<Value, Field>(place);
  const seen = position?.offset ?? 0;
  let pagesRead = 0;
  const read = (number: number) => {
    if (++pagesRead > mostPagesScanned * 2) throw refuseCursor('is too far from its place in this list; begin it anew');
    return list({ order, page: number, limit: pageSize });
  };

  // The page with the last record that the caller has seen, or an earlier one where records before it have vanished.
  let number = Math.floor(Math.max(0, seen - 1) / pageSize) + 1;
  let page = await read(number);
  while (position && isById && number > 1 && (page.items[0] === undefined || isBehind(page.items[0]))) {
    page = await read(--number);
  }

  const edges: Connection<Value>['edges'] = [];
  let scanned = 0;
  let last = position;
  let hasNextPage = false;
  pagesRead = 1;
  walk: for (;;) {
    for (const [index, value] of page.items.entries()) {
      const offset = (number - 1) * pageSize + index + 1;
      if (isById ? !isBehind(value) : offset <= seen) continue;
      if (ends(value)) break walk;
      scanned += 1;
      last = { criteria, offset, id: value.id };
      if (!holds(value)) continue;
      edges.push({ node: value, cursor: printCursor(listName, last) });
      if (edges.length < first) continue;
      const next = page.items[index + 1];
      hasNextPage = next === undefined ? page.hasNext : !ends(next);
      break walk;
    }
    if (!page.hasNext) break;
    if (pagesRead >= mostPagesScanned) {
      hasNextPage = true;
      break;
    }
    page = await read(++number);
  }
  return {
    edges,
    scanned,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: seen > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: last ? printCursor(listName, last) : null,
    },
  };
}
