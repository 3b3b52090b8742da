/**
 * Lists with a condition that amoCRM has no filter for. Pages are read and filtered here, up to a limit for each answer,
 * and the answer says how many records were read.
 */
import type { Page } from '../../amocrm/index.ts';
import { type Connection, type Ordered, orderOf, type PageQuery, type Place } from './connection.ts';
import { positionLost, printCursor, refuseCursor } from './cursor.ts';

/** How many pages of 250 records one answer may read. The caller continues with the cursor. */
export const maxPagesScanned = 10;

const pageSize = 250;

/** Which records a scan returns. */
export interface ScanTest<Value> {
  /** Whether a record matches. */
  matches(value: Value): boolean;
  /** Whether neither this record nor any after it can match, in the order of the list; stops the scan. */
  isPastEnd?(value: Value): boolean;
}

/**
 * Loads one page of the matching records. Its end cursor points to the last record that was read, whether or not it
 * matches, so an empty page can have a next one.
 *
 * @param maxPages how many pages it may read
 * @throws {ValidationError} if the position of the cursor is not found again
 */
export async function scanPlace<Value extends { id: number }, Field extends string>(
  place: Place<Ordered<Field>>,
  first: number,
  list: (query: PageQuery<Field>) => Promise<Page<Value>>,
  { matches, isPastEnd = () => false }: ScanTest<Value>,
  maxPages = maxPagesScanned,
): Promise<Connection<Value>> {
  const { listName, position, criteria } = place;
  const { order, isById, isAfterPosition } = orderOf<Value, Field>(place);
  const seen = position?.offset ?? 0;
  let pagesRead = 0;
  const read = (number: number) => {
    if (++pagesRead > maxPagesScanned * 2) throw refuseCursor(positionLost);
    return list({ order, page: number, limit: pageSize });
  };

  // The page of the last record that the caller has seen, or an earlier one if records before it were deleted.
  let number = Math.floor(Math.max(0, seen - 1) / pageSize) + 1;
  let page = await read(number);
  while (position && isById && number > 1 && (page.items[0] === undefined || isAfterPosition(page.items[0]))) {
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
      if (isById ? !isAfterPosition(value) : offset <= seen) continue;
      if (isPastEnd(value)) break walk;
      scanned += 1;
      last = { criteria, offset, id: value.id };
      if (!matches(value)) continue;
      edges.push({ node: value, cursor: printCursor(listName, last) });
      if (edges.length < first) continue;
      const next = page.items[index + 1];
      hasNextPage = next === undefined ? page.hasNext : !isPastEnd(next);
      break walk;
    }
    if (!page.hasNext) break;
    if (pagesRead >= maxPages) {
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
