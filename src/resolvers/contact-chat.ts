import type { ContactChat, ContactChatWrite } from '../amocrm/index.ts';
import type { Context } from './context.ts';
import { type Translation, translate } from './translation.ts';
import { type BatchResult, sendBatch } from './write/batch.ts';
import { checkReferences, loadReferences, toReferences } from './write/reference.ts';

/** The contacts of chats, by the ids of the chats. */
export function listContactChats(chatIds: string[], { amocrm }: Context): Promise<ContactChat[]> {
  return amocrm.contactChats.list({ chat_id: chatIds });
}

/** The chats of a contact. */
export function loadChatsOf(contactId: number, { loaders }: Context): Promise<ContactChat[]> {
  return loaders.chatsOf.load({ kind: 'contacts', id: contactId, choice: {} });
}

/** A `ContactChatInput`. */
export interface ContactChatInput {
  contactId: string;
  chatId: string;
}

const translation: Translation<ContactChatInput, ContactChatWrite> = {
  contactId: (id) => ({ contact_id: Number(id) }),
  chatId: (chat_id) => ({ chat_id }),
};

/** Attaches chats to contacts, at most 50 in a request; each reports its own success or failure. */
export async function linkContactChats(
  inputs: ContactChatInput[],
  context: Context,
): Promise<BatchResult<ContactChat>[]> {
  const referenceOf = ({ contactId }: ContactChatInput) => toReferences('contacts', [contactId]);
  await loadReferences(inputs.flatMap(referenceOf), context);
  return sendBatch(
    inputs,
    async (input, index) => {
      await checkReferences(referenceOf(input), context);
      return (await translate(translation, { input, path: ['inputs', index], context })) as ContactChatWrite;
    },
    (writes) => context.amocrm.contactChats.link(writes),
    (_sent, chat) => chat,
    context,
  );
}
