import type { Coverage } from '../route-coverage.ts';

const write = 'administrators only (all users in kommo mode), at most 50 at once, whole sources in the answer';

/** How faithful the routes of sources are. */
export const sourceCoverage: Record<string, Coverage> = {
  'GET /sources': { reproduced: 'one list without pages, filter external_id, 204 when empty', differs: '' },
  'GET /sources/{id}': { reproduced: '204 for an unknown id', differs: '' },
  'POST /sources': {
    reproduced: `${write}; SourceAlreadyExists, one default source, the old id for a deleted external_id, at most 100`,
    differs: 'external_id is checked as printed ASCII of at most 36 characters; the 101st source is 422 (guess)',
  },
  'PATCH /sources': { reproduced: `${write}; external_id is ignored`, differs: 'an unknown id is 400 on id (guess)' },
  'PATCH /sources/{id}': { reproduced: 'the changed source', differs: 'an unknown id is 400 on id (guess)' },
  'DELETE /sources': { reproduced: '204; an unknown id is 400 EntityNotFound and nothing is deleted', differs: '' },
  'DELETE /sources/{id}': { reproduced: '204, 404 for an unknown id', differs: '' },
};
