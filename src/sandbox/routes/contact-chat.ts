import { type Call, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { assertValid, parseBatch } from '../check.ts';
import { applyTests, testNumbers, testTexts } from '../filter.ts';
import type { ContactChatRow } from '../rows.ts';

/** amoCRM API v4, contacts: chats. A chat belongs to one contact, a contact has any number of chats. */
export const contactChatRoutes: Route[] = [
  { method: 'GET', template: '/contacts/chats', handle: listContactChats },
  { method: 'POST', template: '/contacts/chats', handle: linkChats },
];

function listContactChats(call: Call): Reply {
  requireAdmin(call);
  const rows = applyTests<ContactChatRow>(call.store.chats.contactChats.rows(), [
    testTexts(call.query, 'chat_id', ({ chatId }) => chatId),
    testNumbers(call.query, 'contact_id', ({ contactId }) => contactId),
  ]);
  return ok(envelope(rows.map(formatContactChat)));
}

function linkChats(call: Call): Reply {
  requireAdmin(call);
  const items = parseBatch(call.body).map(({ check, requestId }) => {
    check.require('contact_id', 'chat_id');
    const contactId = check.integer('contact_id') ?? 0;
    if (check.has('contact_id') && !call.store.isAlive('contacts', contactId)) check.refuse('contact_id');
    return { check, requestId, contactId, chatId: check.string('chat_id') ?? '' };
  });
  assertValid(items);
  const { contactChats } = call.store.chats;
  const linked = items.map(({ requestId, ...item }) => {
    const { contactId, chatId } = item;
    // A chat that belongs to another contact moves.
    const known = contactChats.rows().find((row) => row.chatId === chatId);
    const row = known ? contactChats.change(known.id, { contactId }) : contactChats.add({ contactId, chatId });
    return { ...formatContactChat(row), request_id: requestId };
  });
  return ok(envelope(linked));
}

function envelope(chats: unknown[]) {
  return { _total_items: chats.length, _embedded: { chats } };
}

function formatContactChat({ id, contactId, chatId }: ContactChatRow) {
  return { chat_id: chatId, contact_id: contactId, id };
}
