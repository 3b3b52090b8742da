import type { Coverage } from '../route-coverage.ts';

/** What administrators set up by API: pipelines, stages, loss reasons, users and roles. */
export const settingCoverage: Record<string, Coverage> = {
  'POST /leads/pipelines': {
    reproduced: 'required name, sort, is_main and is_unsorted_on, own stages, 142 and 143 renamed, administrators only',
    differs: 'full answers without links to the collection; more than 50 pipelines are 422 (guesses)',
  },
  'PATCH /leads/pipelines/{id}': {
    reproduced: 'name, sort, is_main, is_unsorted_on, full answer, administrators only',
    differs: 'is_main false on the main one is 400; without unsorted its stage is not listed (guesses)',
  },
  'DELETE /leads/pipelines/{id}': {
    reproduced: '204, 422 with leads, 400 NotSupportedChoice for an unknown id, 422 for the last one',
    differs:
      'incoming leads count and leads in the trash do not; another pipeline becomes the main one; the end of the text of the 422 (guesses)',
  },
  'POST /leads/pipelines/{id}/statuses': {
    reproduced: 'required name and sort, colours of the palette, descriptions, full answers, administrators only',
    differs: 'more than 100 stages are 422 (guess)',
  },
  'PATCH /leads/pipelines/{id}/statuses/{statusId}': {
    reproduced: 'name, sort, colour, descriptions; of system stages the name only',
    differs: 'anything else of a system stage is 400 NotSupportedChoice (guess)',
  },
  'DELETE /leads/pipelines/{id}/statuses/{statusId}': {
    reproduced: '204; its leads move to the first stage',
    differs: 'no event or webhook of the moves; a system stage is 400, an unknown one 404 (guesses)',
  },
  'POST /leads/loss_reasons': {
    reproduced: 'required name, administrators only',
    differs: 'full answers; behind the others without sort (guesses)',
  },
  'DELETE /leads/loss_reasons/{id}': {
    reproduced: '204, administrators only',
    differs: 'leads keep the id; an unknown id is 404 (guesses)',
  },
  'POST /users': {
    reproduced: 'at most 10, 201 with full users, rules of name, e-mail and password, rights or a role or a free seat',
    differs: 'a known e-mail is 400, rights that are not given are denied (guesses)',
  },
  'POST /users/activate': {
    reproduced: 'at most 10, 202, 400 that names users of other accounts',
    differs: 'administrators are 400 (guess); no plan of the account is checked',
  },
  'POST /users/deactivate': {
    reproduced: 'at most 10, 204, 400 that names users of other accounts',
    differs: 'administrators are 400 (guess); no plan of the account is checked',
  },
  'GET /roles': { reproduced: 'paging with totals, with=users, administrators only', differs: '' },
  'GET /roles/{id}': { reproduced: 'one role', differs: 'an unknown id is 404 (guess)' },
  'POST /roles': {
    reproduced: 'required name, 201 with full roles',
    differs: 'rights are required, and those that are not given are denied (guesses)',
  },
  'PATCH /roles/{id}': {
    reproduced: '202; status_rights null or [] wipes the rights on stages',
    differs: 'rights that are not sent stay (guess)',
  },
  'DELETE /roles/{id}': { reproduced: '204', differs: 'its users keep the rights as their own (guess)' },
};
