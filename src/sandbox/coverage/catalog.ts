import type { Coverage } from '../route-coverage.ts';

const noRight = 'a user without catalog_access is refused with 403 (guess)';
const unknown = 'an unknown id is 404 (guess)';
const write = 'arrays of 1 to 250, all-or-nothing validation, full answers with request_id';

/** Catalogs, their elements and the definitions of their fields. */
export const catalogCoverage: Record<string, Coverage> = {
  'GET /catalogs': {
    reproduced: 'paged list in the order of sort, filter type, 204 when empty',
    differs: '',
  },
  'GET /catalogs/{id}': { reproduced: 'one catalog', differs: unknown },
  'POST /catalogs': {
    reproduced: write,
    differs: `one catalog of products and one of invoices, 422 for the eleventh catalog (guesses); ${noRight}`,
  },
  'PATCH /catalogs': {
    reproduced: write,
    differs: `an unknown id is 400 NotSupportedChoice on id (guess); ${noRight}`,
  },
  'PATCH /catalogs/{id}': { reproduced: 'flat answer with request_id', differs: noRight },
  'GET /catalogs/{catalogId}/elements': {
    reproduced: 'paging, query, filter id, also as id[], with=invoice_link',
    differs: 'ordered by id; query is a substring of the name or of a text (guesses); no supplier_field_values',
  },
  'GET /catalogs/{catalogId}/elements/{id}': { reproduced: 'one element, with=invoice_link', differs: unknown },
  'POST /catalogs/{catalogId}/elements': {
    reproduced: `${write}; custom fields`,
    differs: `sums of invoices are kept as they are sent, no warnings (guesses); ${noRight}`,
  },
  'PATCH /catalogs/{catalogId}/elements': { reproduced: `${write}; custom fields`, differs: noRight },
  'PATCH /catalogs/{catalogId}/elements/{id}': {
    reproduced: 'flat answer, an envelope in kommo mode',
    differs: noRight,
  },
};
