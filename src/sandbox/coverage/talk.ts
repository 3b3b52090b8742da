import type { Coverage } from '../route-coverage.ts';

const linkless =
  'amoCRM’s documentation has no list of talks: paging, order and filters follow client libraries (guess)';

/** How faithful the routes of talks and of chats of contacts are. */
export const talkCoverage: Record<string, Coverage> = {
  'GET /talks': {
    reproduced: 'filters talk_id, contact_id, entity_id with entity_type, only_in_work; 204 when empty',
    differs: `${linkless}; the newest come first; no customers`,
  },
  'GET /talks/{id}': { reproduced: 'one talk, 404 for an unknown id', differs: 'rights to the contact hide none' },
  'POST /talks/{id}/close': {
    reproduced: '202 without a body, 404 for an unknown id, 422 for a closed talk; update_talk is delivered',
    differs: 'there is no NPS bot, so force_close changes nothing; the talk is closed at once',
  },
  'GET /talks/{id}/messages': {
    reproduced: '403, as amocrm.ru answers integrations',
    differs: 'in kommo mode, too, where messages can be read',
  },
  'POST /talks/{id}/messages': {
    reproduced: '403, as amocrm.ru answers integrations',
    differs: 'in kommo mode, too, where messages can be sent',
  },
  'GET /contacts/chats': {
    reproduced: 'by chat_id or contact_id, administrators only',
    differs: 'everything without either, an empty list when none is found (guesses); no channels, so all are visible',
  },
  'POST /contacts/chats': {
    reproduced: 'one contact for a chat, the request_id repeated, administrators only',
    differs: 'a chat of another contact moves, any text is a chat_id, an unknown contact is 400 (guesses)',
  },
};
