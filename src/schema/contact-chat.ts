import type { ContactChat as Chat } from '../amocrm/index.ts';
import * as resolver from '../resolvers/contact-chat.ts';
import { ensures } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { inputOf } from './input.ts';
import { Contact } from './ref.ts';

const onlyOwn =
  'amoCRM shows administrators those of channels that the integration has access to, and no chats between users.';

const ContactChat = builder.objectRef<Chat>('ContactChat').implement({
  description: `A chat that belongs to a contact. ${onlyOwn}`,
  fields: (t) => ({
    id: t.exposeID('id', {
      description: 'Id of the link in amoCRM. It changes when the chat is given to another contact.',
    }),
    chatId: t.exposeString('chat_id', { description: 'Id of the chat in amoCRM’s Chats API.' }),
    contact: t.field({
      type: Contact,
      description: 'The contact.',
      resolve: ({ contact_id: id }) => ({ id }),
    }),
  }),
});

builder.objectField(Contact, 'chats', (t) =>
  t.field({
    type: [ContactChat],
    nullable: true,
    description: `Their chats. Those of 50 contacts are read together. ${onlyOwn}`,
    resolve: ({ id }, _, context) => resolver.loadChatsOf(id, context),
  }),
);

builder.queryField('contactChats', (t) =>
  t.field({
    type: [ContactChat],
    nullable: true,
    description: `The contacts of chats. ${onlyOwn} Of an incoming chat it is the contact of the incoming lead.`,
    args: {
      chatIds: t.arg.stringList({
        required: true,
        description: 'Ids of the chats.',
        validate: constraint.namesUpTo(50),
      }),
    },
    resolve: (_root, { chatIds }, context) => resolver.listContactChats(chatIds, context),
  }),
);

const ContactChatInput = inputOf<resolver.ContactChatInput>()(
  builder.inputType('ContactChatInput', {
    description: 'A chat and its contact.',
    fields: (t) => ({
      contactId: t.id({ required: true, description: 'Contact id.', validate: constraint.id }),
      chatId: t.string({ required: true, description: 'Id of the chat.', validate: constraint.name }),
    }),
  }),
);

const ContactChatBatch = batchType('ContactChat', ContactChat, 'chat');

builder.mutationField('linkContactChats', (t) =>
  t.field({
    type: ContactChatBatch,
    description:
      'Attaches up to 250 chats to contacts and returns a result for each. A chat belongs to one contact: it leaves the contact that it had. Administrators only.',
    extensions: ensures,
    args: {
      inputs: t.arg({
        type: [ContactChatInput],
        required: true,
        description: 'The chats and their contacts.',
        validate: constraint.batch,
      }),
    },
    resolve: (_root, { inputs }, context) => resolver.linkContactChats(inputs, context),
  }),
);
