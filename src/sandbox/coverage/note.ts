import type { Coverage } from '../route-coverage.ts';

/** Pinned notes, and calls that are added by their phone. */
export const noteCoverage: Record<string, Coverage> = {
  'POST /{entity}/notes/{noteId}/pin': {
    reproduced: '204, 404 for an unknown id, is_pinned with with=is_pinned',
    differs: 'a card has one pinned note, the note before it is unpinned (guess)',
  },
  'POST /{entity}/notes/{noteId}/unpin': {
    reproduced: '204, 404 for an unknown id',
    differs: '204 for a note that is not pinned (guess)',
  },
  'POST /calls': {
    reproduced:
      'required direction, phone, duration and source; the last 10 digits find a contact or company, its only open lead gets the call; errors beside the calls; 400 if no call of the request was added',
    differs:
      'of several contacts with one number the first is taken, contacts before companies (guess); an error has only a title and the request_id; uniq is not compared, as in the live API',
  },
};
