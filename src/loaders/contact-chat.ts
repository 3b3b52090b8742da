import type { Amocrm, ContactChat } from '../amocrm/index.ts';
import type { LoadPace } from './pace.ts';
import { createRelatedLoader } from './related.ts';

/** How many contacts one request names: amoCRM does not say how many it takes. */
const maxContacts = 50;

/** The chats of many contacts. */
export function createContactChatLoader(amocrm: Amocrm, pace: LoadPace) {
  return createRelatedLoader<'contacts', Record<string, never>, ContactChat>(
    async (_kind, ids) => {
      const chats: ContactChat[] = [];
      for (let start = 0; start < ids.length; start += maxContacts) {
        const found = await amocrm.contactChats.list({ contact_id: ids.slice(start, start + maxContacts) });
        pace.load(found.length);
        chats.push(...found);
      }
      return chats;
    },
    ({ contact_id }) => contact_id,
    pace,
  );
}
