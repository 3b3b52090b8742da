import type { Coverage } from '../route-coverage.ts';

/** How faithful the routes of small settings and of short links are. */
export const accountPartCoverage: Record<string, Coverage> = {
  'GET /widgets': { reproduced: 'paged list', differs: 'read only; three widgets' },
  'GET /widgets/{code}': { reproduced: 'one widget', differs: 'an unknown code is 404 (guess)' },
  'GET /currencies': { reproduced: 'paged list', differs: 'only the code of each, as the official client reads it' },
  'GET /website_buttons': { reproduced: 'paged list, with=scripts', differs: 'read only' },
  'GET /website_buttons/{id}': { reproduced: 'one button', differs: 'an unknown id is 404 (guess)' },
  'GET /products/settings': {
    reproduced: 'whether products are on',
    differs: 'read only; the official client has it below /catalogs (guess)',
  },
  'POST /short_links': {
    reproduced: 'arrays of 1 to 250, contacts only, an answer without ids',
    differs: 'what is not a link of a contact is 400 (guess); the links lead nowhere',
  },
};
