import type { Coverage } from '../route-coverage.ts';

const write = 'arrays of 1 to 250 for administrators, whole templates in the answer, buttons, the fields of WhatsApp';

/** How faithful the routes of chat templates are. */
export const chatTemplateCoverage: Record<string, Coverage> = {
  'GET /chats/templates': {
    reproduced: 'at most 50 a page, filter external_id, with=reviews, administrators only, 204 when empty',
    differs: 'templates of other integrations do not exist here',
  },
  'GET /chats/templates/{id}': { reproduced: 'with=reviews, 404 for an unknown id', differs: '' },
  'POST /chats/templates': {
    reproduced: `${write}; required name and content`,
    differs: 'no attachments; a repeated external_id is accepted (guess); no limit of templates',
  },
  'PATCH /chats/templates': {
    reproduced: `${write}; a template of WhatsApp only before its review`,
    differs: 'a reviewed one or an unknown id is 400 on id (guess); no attachments',
  },
  'PATCH /chats/templates/{id}': { reproduced: 'the changed template', differs: 'as for many' },
  'DELETE /chats/templates': { reproduced: '204', differs: 'an unknown id is 400 on id (guess)' },
  'DELETE /chats/templates/{id}': { reproduced: '204', differs: 'an unknown id is 404 (guess)' },
  'POST /chats/templates/{id}/review': {
    reproduced: 'a review for each source that is an official WhatsApp',
    differs: 'another type, or no such source, is 400 (guess); no webhook of the review',
  },
  'POST /chats/templates/{id}/review/{reviewId}': {
    reproduced: 'approved, paused, rejected, the reason',
    differs: 'an unknown id is 404 (guess)',
  },
};
