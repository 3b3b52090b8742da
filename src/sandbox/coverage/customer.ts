import type { Coverage } from '../route-coverage.ts';

const off =
  'customers that are switched off are 400 with the inner code 426 (the status is a guess); a plan without them is 402';
const idGuess = 'an unknown or trashed id is 400 NotSupportedChoice on id (guess)';
const unknown = 'an unknown id is 404 (guess)';
const byAdmin = 'administrators only (guess)';

/** The routes of customers, of what they bought, and of how they are grouped. */
export const customerCoverage: Record<string, Coverage> = {
  'GET /customers': {
    reproduced:
      'page and limit with clamping, 204 when empty, with contacts and companies, query; filters id, name, created_by, updated_by, responsible_user_id, created_at, updated_at, closest_task_at, next_date, status_id, custom_fields_values',
    differs: `the order is always by updated_at, status_id is there in every mode (guesses); ${off}`,
  },
  'GET /customers/{id}': { reproduced: '204 for unknown and trashed', differs: '' },
  'POST /customers': {
    reproduced: 'arrays of 1 to 250, fields, tags, segments by id, required next_date in the mode of periodicity',
    differs:
      'a status without the mode of periodicity is accepted; ltv and the like follow from the purchases (guesses)',
  },
  'PATCH /customers': { reproduced: 'as POST; a list of segments replaces the former ones', differs: idGuess },
  'PATCH /customers/{id}': { reproduced: 'flat answer, an envelope in kommo mode', differs: idGuess },
  'PATCH /customers/mode': {
    reproduced: 'mode and is_enabled, administrators only, 402 where the plan has no customers',
    differs: '',
  },
  'POST /customers/{id}/bonus_points': {
    reproduced: 'earn or redeem, the new sum',
    differs: 'more than there are, both at once and neither are 400; an unknown customer is 404 (guesses)',
  },
  'GET /customers/transactions': {
    reproduced: 'paging, filter id, without deleted ones',
    differs: 'order by id (guess)',
  },
  'GET /customers/transactions/{transactionId}': { reproduced: 'one purchase', differs: unknown },
  'DELETE /customers/transactions/{transactionId}': { reproduced: '204', differs: unknown },
  'GET /customers/{id}/transactions': { reproduced: 'the purchases of one customer', differs: 'order by id (guess)' },
  'POST /customers/{id}/transactions': {
    reproduced: 'arrays of 1 to 250, required price, next_price and next_date of the customer',
    differs: 'no catalog elements, accrue_bonus is ignored; an unknown customer is 404 (guess)',
  },
  'GET /customers/{id}/transactions/{transactionId}': { reproduced: 'one purchase', differs: unknown },
  'DELETE /customers/{id}/transactions/{transactionId}': { reproduced: '204', differs: unknown },
  'GET /customers/statuses': {
    reproduced: 'the whole list, 422 in the mode of segments',
    differs: 'conditions are empty',
  },
  'GET /customers/statuses/{id}': { reproduced: 'one status', differs: unknown },
  'POST /customers/statuses': { reproduced: 'at most 30 statuses, whole objects', differs: `${byAdmin}; any colour` },
  'PATCH /customers/statuses/{id}': { reproduced: 'name, sort and color', differs: byAdmin },
  'DELETE /customers/statuses/{id}': {
    reproduced: '204',
    differs: `${byAdmin}; one of the system is 422, the customers of the others go to the first status (guesses)`,
  },
  'GET /customers/segments': {
    reproduced: 'the segments with their customers_count',
    differs: '422 in the mode of periodicity (guess)',
  },
  'GET /customers/segments/{id}': { reproduced: 'one segment', differs: unknown },
  'POST /customers/segments': {
    reproduced: 'at most 100 segments, slim answers with request_id',
    differs: `${byAdmin}; any colour, no custom fields`,
  },
  'PATCH /customers/segments/{id}': { reproduced: 'name and color', differs: byAdmin },
  'DELETE /customers/segments/{id}': { reproduced: '204', differs: `${byAdmin}; its customers leave it (guess)` },
  'GET /{followed}/{id}/subscriptions': {
    reproduced: 'users and groups, 204 without any, 404 for an unknown card',
    differs: 'who follows is made up, by the id of the card',
  },
};
