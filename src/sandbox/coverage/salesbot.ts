import type { Coverage } from '../route-coverage.ts';

const run = '202 without a body; a salesbot or record that does not exist is 400 (guess); nothing runs';

/** How faithful the routes of salesbots are. */
export const salesbotCoverage: Record<string, Coverage> = {
  'GET /bots': {
    reproduced: 'as Kommo documents it: filters id and type_functionality, totals, items, 204 when empty',
    differs: 'it answers in amocrm mode, too, where it is not documented (guess)',
  },
  'POST /bots/run': { reproduced: 'arrays of 1 to 100, leads and contacts', differs: run },
  'POST /bots/{id}/run': { reproduced: 'one salesbot on a lead or contact', differs: run },
  'POST /bots/{id}/stop': { reproduced: 'on a lead', differs: `${run}; one that does not run is stopped all the same` },
  'POST /api/v2/salesbot/run': { reproduced: 'arrays of 1 to 100, 1 for contacts and 2 for leads', differs: run },
};
