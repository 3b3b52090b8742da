/** What a new note says, in the words of a caller and in those of amoCRM. */
import type { NotePatch, NoteWrite } from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { type Translation, translate } from './translation.ts';

/** Who called. */
export type CallDirection = 'INCOMING' | 'OUTGOING';

/** A `NoteCallInput`. */
export interface NoteCallInput {
  direction: CallDirection;
  phone: string;
  duration: number;
  source?: Nullish<string>;
  uniq?: Nullish<string>;
  recordingUrl?: Nullish<string>;
  result?: Nullish<string>;
  status?: Nullish<number>;
  responsibleUserId?: Nullish<string>;
}

/** A `NoteSmsInput`. */
export interface NoteSmsInput {
  direction: CallDirection;
  phone: string;
  text: string;
}

/** A `NoteServiceInput`. */
export interface NoteServiceInput {
  service: string;
  text: string;
  isExtended?: Nullish<boolean>;
}

/** A `NoteCashierMessageInput`. */
export interface NoteCashierMessageInput {
  status: CashierStatus;
  text: string;
}

/** What became of a message to the cashier. */
export type CashierStatus = 'created' | 'shown' | 'canceled';

/** A `NoteGeolocationInput`. */
export interface NoteGeolocationInput {
  text: string;
  address: string;
  latitude: number;
  longitude: number;
}

/** A `NoteAttachmentInput`. */
export interface NoteAttachmentInput {
  fileUuid: string;
  versionUuid: string;
  fileName: string;
}

/** A `NotePaymentInput`. */
export interface NotePaymentInput {
  service: string;
  text: string;
  iconUrl: string;
}

/** A `NoteContentInput`: exactly one of the kinds. */
export interface NoteContentInput {
  call?: Nullish<NoteCallInput>;
  sms?: Nullish<NoteSmsInput>;
  service?: Nullish<NoteServiceInput>;
  cashierMessage?: Nullish<NoteCashierMessageInput>;
  geolocation?: Nullish<NoteGeolocationInput>;
  attachment?: Nullish<NoteAttachmentInput>;
  payment?: Nullish<NotePaymentInput>;
}

type Content = Pick<NoteWrite, 'note_type' | 'params'>;
type Params = NotePatch['params'];

/** The parameters of a call that both ways to add one have. */
export const callParams = {
  phone: (phone: string) => ({ phone }),
  duration: (duration: number) => ({ duration }),
  source: (source: string) => ({ source }),
  uniq: (uniq: string) => ({ uniq }),
  recordingUrl: (link: string) => ({ link }),
  result: (call_result: string) => ({ call_result }),
  status: (call_status: number) => ({ call_status }),
  responsibleUserId: (id: string) => ({ call_responsible: Number(id) }),
};

const call: Translation<NoteCallInput, Params> = { direction: () => ({}), ...callParams };

const sms: Translation<NoteSmsInput, Params> = {
  direction: () => ({}),
  phone: (phone) => ({ phone }),
  text: (text) => ({ text }),
};

const service: Translation<NoteServiceInput, Params> = {
  service: (service) => ({ service }),
  text: (text) => ({ text }),
  isExtended: () => ({}),
};

const cashierMessage: Translation<NoteCashierMessageInput, Params> = {
  status: (status) => ({ status }),
  text: (text) => ({ text }),
};

const geolocation: Translation<NoteGeolocationInput, Params> = {
  text: (text) => ({ text }),
  address: (address) => ({ address }),
  // amoCRM takes the coordinates as texts.
  longitude: (longitude) => ({ longitude: String(longitude) }),
  latitude: (latitude) => ({ latitude: String(latitude) }),
};

const attachment: Translation<NoteAttachmentInput, Params> = {
  fileUuid: (file_uuid) => ({ file_uuid }),
  versionUuid: (version_uuid) => ({ version_uuid }),
  fileName: (file_name) => ({ file_name }),
};

const payment: Translation<NotePaymentInput, Params> = {
  service: (service) => ({ service }),
  text: (text) => ({ text }),
  iconUrl: (icon_url) => ({ icon_url }),
};

/** A line for the kind of a note. @param typeOf its type, if amoCRM has several for the kind */
function kindOf<Input extends object>(table: Translation<Input, Params>, typeOf: (input: Input) => string) {
  return async (input: Input, path: Issue['path'], { context }: { context: Context }): Promise<Content> => ({
    note_type: typeOf(input),
    params: (await translate(table, { input, path, context })) as Params,
  });
}

const kinds: Translation<NoteContentInput, Content> = {
  call: kindOf(call, ({ direction }) => (direction === 'INCOMING' ? 'call_in' : 'call_out')),
  sms: kindOf(sms, ({ direction }) => (direction === 'INCOMING' ? 'sms_in' : 'sms_out')),
  service: kindOf(service, ({ isExtended }) => (isExtended ? 'extended_service_message' : 'service_message')),
  cashierMessage: kindOf(cashierMessage, () => 'message_cashier'),
  geolocation: kindOf(geolocation, () => 'geolocation'),
  attachment: kindOf(attachment, () => 'attachment'),
  payment: kindOf(payment, () => 'bill_paid'),
};

/**
 * The type and the parameters of a new note: a text or exactly one of the kinds.
 *
 * @throws {ValidationError} for none and for several
 */
export async function toNoteContent(
  { text, content }: { text?: Nullish<string>; content?: Nullish<NoteContentInput> },
  path: Issue['path'],
  context: Context,
): Promise<Content> {
  const given = Object.entries(content ?? {}).flatMap(([kind, value]) => (value ? [kind] : []));
  if (text && !content) return { note_type: 'common', params: { text } };
  const names = Object.keys(kinds)
    .map((kind) => `\`${kind}\``)
    .join(', ');
  if (text || !content) {
    throw new ValidationError([{ path: [...path, 'text'], message: 'give either `text` or `content`' }]);
  }
  if (given.length !== 1) {
    throw new ValidationError([{ path: [...path, 'content'], message: `takes exactly one of ${names}` }]);
  }
  return (await translate(kinds, { input: content, path: [...path, 'content'], context })) as Content;
}
