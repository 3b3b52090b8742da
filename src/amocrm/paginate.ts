import type { Page } from './list.ts';

/** How many pages are requested ahead. */
export interface PagesOptions {
  /** Pages in flight at once. The end of a list is known only when it is reached, so `ahead - 1` requests may be wasted. */
  ahead: number;
}

/** Records on a page: the most that amoCRM gives. */
const pageSize = 250;

/**
 * All pages of a list, in order. Stops at a page without a next one, at an empty page, and at a page that begins with
 * the same record as the one before (some routes ignore `page` and would never end).
 *
 * @param list reads one page
 */
export async function* pagesOf<Value extends { id: number | string }, Query extends object>(
  list: (query: Query & { page: number; limit: number }) => Promise<Page<Value>>,
  query: Query & { limit?: number },
  { ahead }: PagesOptions,
): AsyncGenerator<Page<Value>> {
  const limit = query.limit ?? pageSize;
  const read = (page: number) => {
    const pending = list({ ...query, page, limit });
    // A page beyond the end may fail after the loop has ended. Its rejection is handled here.
    pending.catch(() => {});
    return pending;
  };
  // Whether there is a second page is known after the first; asking before would cost a short list two calls.
  let page = await read(1);
  let next = 2;
  const flights: Promise<Page<Value>>[] = [];
  let firstId: number | string | undefined;
  for (;;) {
    if (page.items.length === 0 || page.items[0]?.id === firstId) return;
    firstId = page.items[0]?.id;
    while (page.hasNext && flights.length < ahead) {
      flights.push(read(next));
      next += 1;
    }
    yield page;
    const flight = flights.shift();
    if (!page.hasNext || !flight) return;
    page = await flight;
  }
}
