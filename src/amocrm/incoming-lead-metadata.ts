import { type Json, parseNumberOrNull, parsePart, parseText, parseTextOrNull, parseTimeOrNull } from './parse.ts';

/** Where incoming leads come from: calls, mail, forms of sites, and chats. */
export const incomingLeadCategories = ['sip', 'mail', 'forms', 'chats'] as const;

/** One of them, as amoCRM calls it. */
export type IncomingLeadCategory = (typeof incomingLeadCategories)[number];

/** A form of a site that was sent. */
export interface IncomingForm {
  category: 'forms';
  form_id: string | null;
  form_name: string | null;
  /** The address of the page that the form is on. */
  form_page: string | null;
  ip: string | null;
  form_sent_at: number | null;
  referer: string | null;
  visitor_uid: string | null;
}

/** A call. */
export interface IncomingCall {
  category: 'sip';
  /** The number that called. */
  from: string | null;
  /** The number that was called. */
  phone: string | null;
  called_at: number | null;
  /** Seconds. */
  duration: number | null;
  /** The address of the recording. */
  link: string | null;
  service_code: string | null;
  uniq: string | null;
}

/** A mail. */
export interface IncomingMail {
  category: 'mail';
  from_email: string | null;
  from_name: string | null;
  received_at: number | null;
  subject: string | null;
  content_summary: string | null;
  thread_id: string | null;
  message_id: string | null;
}

/** A chat. */
export interface IncomingChat {
  category: 'chats';
  /** The ids of the two sides in the chat’s own service. */
  from: string | null;
  to: string | null;
  received_at: number | null;
  service: string | null;
  client_name: string | null;
  client_avatar: string | null;
  chat_id: string | null;
  last_message_text: string | null;
  source_name: string | null;
}

/** What amoCRM keeps of an incoming lead besides its lead, contact and company. */
export type IncomingLeadMetadata = IncomingForm | IncomingCall | IncomingMail | IncomingChat;

/** The metadata of a form to be created. */
export interface IncomingFormWrite {
  form_id: string;
  form_name: string;
  form_page: string;
  ip?: string;
  /** The time of creation if omitted. */
  form_sent_at?: number;
  referer?: string;
  visitor_uid?: string;
}

/** The metadata of a call to be created. */
export interface IncomingCallWrite {
  from: string;
  phone: string;
  called_at: number;
  duration: number;
  link: string;
  service_code: string;
  uniq?: string;
}

/** null for a category that is newer than this client. */
export function parseCategory(value: unknown): IncomingLeadCategory | null {
  return incomingLeadCategories.find((each) => each === value) ?? null;
}

/** Parses what amoCRM prints: numbers may be texts, and texts numbers. */
export function parseMetadata(category: IncomingLeadCategory, item: Json): IncomingLeadMetadata {
  switch (category) {
    case 'forms':
      return {
        category,
        form_id: textOf(item.form_id),
        form_name: parseTextOrNull(item.form_name),
        form_page: parseTextOrNull(item.form_page),
        ip: parseTextOrNull(item.ip),
        form_sent_at: parseTimeOrNull(item.form_sent_at),
        referer: parseTextOrNull(item.referer),
        visitor_uid: textOf(item.visitor_uid),
      };
    case 'sip':
      return {
        category,
        from: textOf(item.from),
        phone: textOf(item.phone),
        called_at: parseTimeOrNull(item.called_at),
        duration: parseNumberOrNull(item.duration),
        link: parseTextOrNull(item.link),
        service_code: parseTextOrNull(item.service_code),
        uniq: textOf(item.uniq),
      };
    case 'mail':
      return {
        category,
        from_email: parseTextOrNull(parsePart(item.from).email),
        from_name: parseTextOrNull(parsePart(item.from).name),
        received_at: parseTimeOrNull(item.received_at),
        subject: parseTextOrNull(item.subject),
        content_summary: parseTextOrNull(item.content_summary),
        thread_id: textOf(item.thread_id),
        message_id: textOf(item.message_id),
      };
    case 'chats':
      return {
        category,
        from: textOf(item.from),
        to: textOf(item.to),
        received_at: parseTimeOrNull(item.received_at),
        service: parseTextOrNull(item.service),
        client_name: parseTextOrNull(parsePart(item.client).name),
        client_avatar: parseTextOrNull(parsePart(item.client).avatar),
        chat_id: textOf(parsePart(item.origin).chat_id),
        last_message_text: parseTextOrNull(item.last_message_text),
        source_name: parseTextOrNull(item.source_name),
      };
  }
}

/** A text that may have come as a number. */
function textOf(value: unknown): string | null {
  return parseText(value) || null;
}

/** Whether metadata is what was sent. What was not sent is filled in by amoCRM and is not compared. */
export function isSentMetadata(
  category: 'forms' | 'sip',
  sent: IncomingFormWrite | IncomingCallWrite,
  kept: IncomingLeadMetadata | null,
): boolean {
  const wanted = Object.entries(parseMetadata(category, { ...sent })).filter(([, value]) => value !== null);
  return wanted.every(([key, value]) => kept !== null && (kept as unknown as Json)[key] === value);
}
