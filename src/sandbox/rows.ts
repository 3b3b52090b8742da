/**
 * The rows that users and integrations write, as the store keeps them: camelCase, ids as numbers, times as unix seconds.
 * `formatters/` turns them into what goes over the wire. What an administrator sets up is in `metadata.ts`.
 */

/** The four card types, as they stand in paths. */
export type EntityType = 'leads' | 'contacts' | 'companies' | 'customers';

/** All of them, in the order in which links are listed. */
export const entityTypes: readonly EntityType[] = ['leads', 'contacts', 'companies', 'customers'];

/** One value of a custom field; `enumId` for choices and for kinds of phone. */
export interface FieldValue {
  value: unknown;
  enumId?: number;
}

/** All values of one custom field on one card. */
export interface FieldValues {
  fieldId: number;
  values: FieldValue[];
}

/** What leads, contacts, companies and customers have in common. */
export interface CardRow {
  id: number;
  name: string;
  responsibleUserId: number;
  createdBy: number;
  updatedBy: number;
  createdAt: number;
  updatedAt: number;
  /** In the trash: not in lists, tasks or links until a person restores it in the interface. */
  isDeleted: boolean;
  fields: readonly FieldValues[];
  tagIds: readonly number[];
}

/** A contact on a lead; exactly one of a lead's contacts is the main one. */
export interface LeadContact {
  id: number;
  isMain: boolean;
}

/** A deal. `closedAt` is set exactly while the stage is 142 or 143. */
export interface LeadRow extends CardRow {
  /** With its fraction if the account keeps minor units. */
  price: number;
  pipelineId: number;
  statusId: number;
  lossReasonId: number | null;
  closedAt: number | null;
  companyId: number | null;
  contacts: readonly LeadContact[];
  /** What the vendor measures itself; nothing where it is left out. */
  score?: number;
  /** Seconds. */
  laborCost?: number;
  isPriceModifiedByRobot?: boolean;
}

/** Where an incoming lead came from: a call, a mail, a form of a site, or a chat. */
export type IncomingCategory = 'sip' | 'mail' | 'forms' | 'chats';

/** What became of an incoming lead, and when. */
export interface Decision {
  action: 'accept' | 'decline' | 'link';
  at: number;
}

/** A lead that came in, «Неразобранное». Rows stay after the decision; the routes list those without one. */
export interface IncomingLeadRow {
  id: number;
  uid: string;
  category: IncomingCategory;
  sourceUid: string | null;
  sourceName: string;
  pipelineId: number;
  createdAt: number;
  /** As it is printed. */
  metadata: Record<string, unknown>;
  /** Its lead, which is not among the leads before the decision. */
  lead: LeadRow;
  contactId: number | null;
  companyId: number | null;
  decision: Decision | null;
}

/** What a talk is at, as the vendor prints it. */
export type TalkStatus = 'in_work' | 'closed' | 'nps_scheduled' | 'nps_in_progress' | 'with_error';

/** A talk with a client in a messenger. It has no messages: the vendor keeps them elsewhere. */
export interface TalkRow {
  id: number;
  contactId: number;
  chatId: string;
  leadId: number | null;
  status: TalkStatus;
  isRead: boolean;
  /** The messenger: `telegram`. */
  origin: string;
  sourceId: number | null;
  /** The mark that the client gave; 0 if none. */
  rate: number;
  /** When it was missed: no user had answered in time. */
  missedAt: number | null;
  createdAt: number;
  updatedAt: number;
}

/** A chat that belongs to a contact. */
export interface ContactChatRow {
  id: number;
  contactId: number;
  chatId: string;
}

/** A person. */
export interface ContactRow extends CardRow {
  firstName: string;
  lastName: string;
  companyId: number | null;
}

/** A company. */
export type CompanyRow = CardRow;

/** A customer: somebody who buys again. What was bought follows from the transactions. */
export interface CustomerRow extends CardRow {
  nextPrice: number;
  nextDate: number | null;
  /** Days between purchases; 0 if none are expected. */
  periodicity: number;
  statusId: number;
  segmentIds: readonly number[];
  contactIds: readonly number[];
  companyId: number | null;
  bonusPoints: number;
}

/** A purchase of a customer. Rows stay after they were deleted. */
export interface TransactionRow {
  id: number;
  customerId: number;
  price: number;
  comment: string;
  completedAt: number;
  createdBy: number;
  updatedBy: number;
  createdAt: number;
  updatedAt: number;
  isDeleted: boolean;
}

/** Where a customer stands in the mode of periodicity. */
export interface CustomerStatusRow {
  id: number;
  name: string;
  sort: number;
  /** A status of the system, which cannot be deleted. */
  isDefault: boolean;
  /** With `#`. */
  color: string;
  /** 0 regular, 1 a purchase is expected, 2 did not buy, 3 closed, 4 bought recently. */
  type: 0 | 1 | 2 | 3 | 4;
  isDeleted: boolean;
}

/** A group of customers in the mode of segments. */
export interface CustomerSegmentRow {
  id: number;
  name: string;
  /** Without `#`. */
  color: string;
  createdAt: number;
  updatedAt: number;
  isDeleted: boolean;
}

/** A task; `entityType` and `entityId` are null together when it belongs to no card. */
export interface TaskRow {
  id: number;
  text: string;
  completeTill: number;
  entityType: EntityType | null;
  entityId: number | null;
  responsibleUserId: number;
  taskTypeId: number;
  isCompleted: boolean;
  result: string | null;
  duration: number;
  createdBy: number;
  updatedBy: number;
  createdAt: number;
  updatedAt: number;
}

/** A note of a card. `params` is what was written, by the note's type. */
export interface NoteRow {
  id: number;
  entityType: EntityType;
  entityId: number;
  noteType: string;
  params: Record<string, unknown>;
  /** Whether it stands above the feed of its card; no if omitted. */
  isPinned?: boolean;
  responsibleUserId: number;
  createdBy: number;
  updatedBy: number;
  createdAt: number;
  updatedAt: number;
}

/** A tag; leads, contacts, companies and customers have their own. */
export interface TagRow {
  id: number;
  entityType: EntityType;
  name: string;
  /** Hex without `#`, or null. */
  color: string | null;
}

/** What the elements of a catalog are. */
export type CatalogType = 'regular' | 'products' | 'invoices' | 'suppliers';

/** A catalog, «список»: goods, invoices, suppliers, or anything else. */
export interface CatalogRow {
  id: number;
  name: string;
  type: CatalogType;
  sort: number;
  createdBy: number;
  updatedBy: number;
  createdAt: number;
  updatedAt: number;
  canAddElements: boolean;
  canShowInCards: boolean;
  canLinkMultiple: boolean;
  canBeDeleted: boolean;
  sdkWidgetCode: string | null;
}

/** An element of a catalog: a product, an invoice, a supplier. */
export interface CatalogElementRow {
  id: number;
  catalogId: number;
  name: string;
  createdBy: number;
  updatedBy: number;
  createdAt: number;
  updatedAt: number;
  fields: readonly FieldValues[];
}

/** An element of a catalog on a card. */
export interface ElementLink {
  catalogId: number;
  elementId: number;
  quantity: number;
  /** The field that its price comes from, if it is not the usual one. */
  priceId: number | null;
}

/** An entry of the change log. */
export interface EventRow {
  id: string;
  type: string;
  entityType: EntityType | 'tasks';
  entityId: number;
  createdBy: number;
  createdAt: number;
  valueAfter: unknown[];
  valueBefore: unknown[];
}

/** One version of a file: its bytes, and who added it. */
export interface FileVersion {
  uuid: string;
  content: Buffer;
  createdBy: number;
  createdAt: number;
}

/** A file in the drive. The newest version is the last one and the active one. */
export interface FileRow {
  id: number;
  uuid: string;
  /** Without the extension, which the drive stores by itself. */
  name: string;
  extension: string;
  mimeType: string;
  versions: readonly FileVersion[];
  createdBy: number;
  updatedBy: number;
  createdAt: number;
  updatedAt: number;
  /** When it was moved to the trash; null if it is not there. */
  deletedAt: number | null;
}

/** A file on a card. */
export interface FileLinkRow {
  id: number;
  entityType: EntityType;
  entityId: number;
  fileUuid: string;
  isDetached: boolean;
}

/** An upload that has begun. The bytes are no file before the last part is there. */
export interface UploadSessionRow {
  id: number;
  fileName: string;
  fileSize: number;
  contentType: string;
  /** The file that gets a new version; null for a new file. */
  fileUuid: string | null;
  parts: readonly Buffer[];
  isComplete: boolean;
}

/** The stage of won leads: the same id in every pipeline. */
export const won = 142;
/** The stage of lost leads: the same id in every pipeline. */
export const lost = 143;
