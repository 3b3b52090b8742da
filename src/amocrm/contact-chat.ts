import { type BatchOutcome, type Created, sendItems } from './batch.ts';
import { checkRows, type FilterRules, printFilter } from './filter.ts';
import { printParameters, type Send } from './list.ts';
import { type Json, parseId, parseRows, parseText } from './parse.ts';

/** A chat that belongs to a contact (amoCRM API v4, Contacts: chats). Its id changes when it is given to another contact. */
export interface ContactChat extends Created {
  contact_id: number;
  chat_id: string;
}

/** Which chats: of contacts, or by their ids. */
export interface ContactChatFilter {
  contact_id?: number[];
  chat_id?: string[];
}

/** One value as it is, several as a list. */
const rules: FilterRules<ContactChatFilter, ContactChat> = {
  contact_id: {
    print: (ids) => ids.map((id) => [ids.length === 1 ? 'contact_id' : 'contact_id[]', id]),
    holds: ({ contact_id }, ids) => ids.includes(contact_id),
  },
  chat_id: {
    print: (ids) => ids.map((id) => [ids.length === 1 ? 'chat_id' : 'chat_id[]', id]),
    holds: ({ chat_id }, ids) => ids.includes(chat_id),
  },
};

/** A chat that is to belong to a contact. A chat has one contact, a contact any number of chats. */
export interface ContactChatWrite {
  contact_id: number;
  chat_id: string;
}

const path = '/contacts/chats';

/** For administrators only. */
export function contactChatRoutes(send: Send) {
  return {
    /** Those of channels that the integration has access to. */
    async list(filter: ContactChatFilter): Promise<ContactChat[]> {
      const query = printParameters(printFilter(filter, rules));
      const answer = await send({ method: 'GET', route: path, path, query });
      const chats = parseRows(answer.body, 'chats').map(parseContactChat);
      checkRows(chats, filter, rules);
      return chats;
    },
    link: (chats: readonly ContactChatWrite[]): Promise<BatchOutcome<ContactChat>[]> =>
      sendItems(send, { method: 'POST', path, key: 'chats', parse: parseContactChat }, chats),
  };
}

export function parseContactChat(item: Json): ContactChat {
  return {
    id: parseId(item.id, 'a chat'),
    contact_id: parseId(item.contact_id, 'the contact of a chat'),
    chat_id: parseText(item.chat_id),
  };
}
