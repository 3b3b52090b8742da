import type {
  IncomingCall as CallMetadata,
  IncomingChat as ChatMetadata,
  IncomingForm as FormMetadata,
  IncomingMail as MailMetadata,
  IncomingLeadMetadata as Metadata,
} from '../amocrm/index.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import { builder } from './builder.ts';

/** Where incoming leads come from, as amoCRM calls it. */
export const IncomingLeadCategory = builder.enumType('IncomingLeadCategory', {
  description: 'Where an incoming lead came from.',
  values: {
    FORMS: { value: 'forms', description: 'A form of a site.' },
    SIP: { value: 'sip', description: 'A call.' },
    MAIL: { value: 'mail', description: 'A mail.' },
    CHATS: { value: 'chats', description: 'A chat.' },
  } as const,
});

const typeNames: Record<Metadata['category'], string> = {
  forms: 'IncomingForm',
  sip: 'IncomingCall',
  mail: 'IncomingMail',
  chats: 'IncomingChat',
};

/** When it happened: each category has a name of its own for it. */
function timeOf(metadata: Metadata): number | null {
  if (metadata.category === 'forms') return metadata.form_sent_at;
  return metadata.category === 'sip' ? metadata.called_at : metadata.received_at;
}

/** Who it came from, and what it says: each category has names of its own for them. */
function summarize(metadata: Metadata): { sender: string | null; texts: (string | null)[] } {
  switch (metadata.category) {
    case 'forms':
      return { sender: null, texts: [metadata.form_name, metadata.form_page] };
    case 'sip':
      return { sender: metadata.from, texts: [] };
    case 'mail': {
      const sender = [metadata.from_name, metadata.from_email].filter(Boolean).join(', ');
      return { sender, texts: [metadata.subject, metadata.content_summary] };
    }
    case 'chats':
      return { sender: metadata.client_name ?? metadata.from, texts: [metadata.last_message_text] };
  }
}

/** What the categories have in common. */
export const IncomingLeadMetadata = builder.interfaceRef<Metadata>('IncomingLeadMetadata').implement({
  description: 'What is known of the form, call, mail or chat that an incoming lead came by.',
  resolveType: ({ category }) => typeNames[category],
  fields: (t) => ({
    occurredAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the form was sent, the call came in, or the message was received.',
      resolve: (metadata, _, context) => showDateTime(timeOf(metadata), context),
    }),
    sender: t.string({
      nullable: true,
      description: 'The number that called, the sender of a mail, or the client of a chat; null for a form.',
      resolve: (metadata) => summarize(metadata).sender || null,
    }),
    text: t.string({
      nullable: true,
      description:
        'Name and page of a form, subject and beginning of a mail, or the newest message of a chat; null for a call.',
      resolve: (metadata) => summarize(metadata).texts.filter(Boolean).join('\n') || null,
    }),
  }),
});

const shared = { nullable: true } as const;
const interfaces = [IncomingLeadMetadata];

builder.objectRef<FormMetadata>('IncomingForm').implement({
  description: 'A form of a site that was sent.',
  interfaces,
  fields: (t) => ({
    formId: t.exposeString('form_id', { ...shared, description: 'Id of the form at its source.' }),
    formName: t.exposeString('form_name', { ...shared, description: 'Name of the form.' }),
    formPage: t.exposeString('form_page', { ...shared, description: 'Address of the page that the form is on.' }),
    ip: t.exposeString('ip', { ...shared, description: 'IP address of the visitor.' }),
    referer: t.exposeString('referer', { ...shared, description: 'Address that the visitor came from.' }),
    visitorUid: t.exposeString('visitor_uid', { ...shared, description: 'Id that amoCRM’s pixel gave the visitor.' }),
  }),
});

builder.objectRef<CallMetadata>('IncomingCall').implement({
  description: 'A call.',
  interfaces,
  fields: (t) => ({
    from: t.exposeString('from', { ...shared, description: 'The number that called.' }),
    phone: t.exposeString('phone', { ...shared, description: 'The number that was called.' }),
    duration: t.int({
      ...shared,
      description: 'Duration in seconds, 0 if it was not answered; null if the service sent no number of seconds.',
      // What a telephony service wrote.
      resolve: ({ duration }) =>
        duration !== null && duration >= 0 && duration < 2 ** 31 ? Math.round(duration) : null,
    }),
    recordingUrl: t.exposeString('link', { ...shared, description: 'Address of the recording.' }),
    serviceCode: t.exposeString('service_code', { ...shared, description: 'Code of the telephony service.' }),
    uniq: t.exposeString('uniq', { ...shared, description: 'Id that the telephony service gave the call.' }),
  }),
});

builder.objectRef<MailMetadata>('IncomingMail').implement({
  description: 'A mail.',
  interfaces,
  fields: (t) => ({
    fromEmail: t.exposeString('from_email', { ...shared, description: 'Address of the sender.' }),
    fromName: t.exposeString('from_name', { ...shared, description: 'Name of the sender.' }),
    subject: t.exposeString('subject', { ...shared, description: 'Its subject.' }),
    contentSummary: t.exposeString('content_summary', { ...shared, description: 'The beginning of its text.' }),
    threadId: t.exposeString('thread_id', { ...shared, description: 'Id of its thread in amoCRM.' }),
    messageId: t.exposeString('message_id', { ...shared, description: 'Its message id.' }),
  }),
});

builder.objectRef<ChatMetadata>('IncomingChat').implement({
  description: 'A chat.',
  interfaces,
  fields: (t) => ({
    from: t.exposeString('from', { ...shared, description: 'Id of the sender in the chat’s service.' }),
    to: t.exposeString('to', { ...shared, description: 'Id of the receiver in the chat’s service.' }),
    service: t.exposeString('service', { ...shared, description: 'Code of the service.' }),
    sourceName: t.exposeString('source_name', { ...shared, description: 'Name of the account’s channel.' }),
    clientName: t.exposeString('client_name', { ...shared, description: 'Name of the client in the chat.' }),
    clientAvatar: t.exposeString('client_avatar', { ...shared, description: 'Address of the client’s picture.' }),
    chatId: t.exposeString('chat_id', { ...shared, description: 'Id of the chat.' }),
    lastMessageText: t.exposeString('last_message_text', { ...shared, description: 'Text of the newest message.' }),
  }),
});
