/**
 * The rows that the store keeps, in our own words (camelCase, ids as numbers, times as unix seconds).
 * What goes over the wire is made of them by `formatters/`.
 */

/** The three card types, as they stand in paths. */
export type EntityType = 'leads' | 'contacts' | 'companies';

/** All of them, in the order in which links are listed. */
export const ENTITY_TYPES: readonly EntityType[] = ['leads', 'contacts', 'companies'];

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

/** What leads, contacts and companies have in common. */
export interface CardRow {
  id: number;
  name: string;
  responsibleUserId: number;
  createdBy: number;
  updatedBy: number;
  createdAt: number;
  updatedAt: number;
  /** In the trash: out of lists, tasks and links until somebody restores it in the interface. */
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
  /** With its fraction, where the account keeps minor units. */
  price: number;
  pipelineId: number;
  statusId: number;
  lossReasonId: number | null;
  closedAt: number | null;
  companyId: number | null;
  contacts: readonly LeadContact[];
}

/** A person. */
export interface ContactRow extends CardRow {
  firstName: string;
  lastName: string;
  companyId: number | null;
}

/** A firm. */
export type CompanyRow = CardRow;

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
  responsibleUserId: number;
  createdBy: number;
  updatedBy: number;
  createdAt: number;
  updatedAt: number;
}

/** A tag; leads, contacts and companies have their own. */
export interface TagRow {
  id: number;
  entityType: EntityType;
  name: string;
  /** Hex without `#`, or null. */
  color: string | null;
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

/** A user of the account. */
export interface UserRow {
  id: number;
  name: string;
  email: string;
  phone: string | null;
  groupId: number;
  isAdmin: boolean;
  /** False: the person left. Old cards may still carry the id; new writes may not. */
  isActive: boolean;
}

/** A group of users; 0 is the default group. */
export interface GroupRow {
  id: number;
  name: string;
}

/** A stage of a pipeline. */
export interface StatusRow {
  id: number;
  name: string;
  sort: number;
  color: string;
  /** 1 is the incoming stage («Неразобранное»), 0 everything else. */
  type: 0 | 1;
  isEditable: boolean;
}

/** A sales pipeline; one of the account is the main one. */
export interface PipelineRow {
  id: number;
  name: string;
  sort: number;
  isMain: boolean;
  statuses: readonly StatusRow[];
}

/** Why a lead was lost. */
export interface LossReasonRow {
  id: number;
  name: string;
  sort: number;
  createdAt: number;
}

/** A kind of task; the account's own kinds have no code. */
export interface TaskTypeRow {
  id: number;
  name: string;
  color: string | null;
  iconId: number | null;
  code: string | null;
}

/** An option of a field. */
export interface EnumRow {
  id: number;
  value: string;
  sort: number;
  /** Symbolic name; for phone and e-mail kinds and address parts. */
  code?: string;
}

/** The definition of a custom field. */
export interface FieldRow {
  id: number;
  name: string;
  type: FieldType;
  code: string | null;
  sort: number;
  entityType: EntityType;
  isPredefined: boolean;
  isApiOnly: boolean;
  groupId: string | null;
  enums: readonly EnumRow[] | null;
  currency: string | null;
}

/** The field types that the sandbox stores. */
export type FieldType =
  | 'text'
  | 'textarea'
  | 'numeric'
  | 'checkbox'
  | 'select'
  | 'multiselect'
  | 'radiobutton'
  | 'date'
  | 'date_time'
  | 'birthday'
  | 'url'
  | 'streetaddress'
  | 'smart_address'
  | 'legal_entity'
  | 'multitext'
  | 'tracking_data'
  | 'monetary'
  | 'price'
  | 'category'
  | 'chained_list'
  | 'file'
  | 'linked_entity'
  | 'items'
  | 'payer'
  | 'supplier'
  | 'org_legal_name';

/** The account itself. */
export interface AccountRow {
  id: number;
  name: string;
  subdomain: string;
  createdAt: number;
  country: string;
  currency: string;
  currencySymbol: string;
  language: string;
  timezone: string;
  /** Seconds east of UTC; the demo account's zone has no daylight saving. */
  utcOffset: number;
  timezoneOffset: string;
  amojoId: string;
  uuid: string;
  version: number;
  driveUrl: string;
}

/** What the account's administrator set up: present even in an empty sandbox. */
export interface Metadata {
  account: AccountRow;
  groups: readonly GroupRow[];
  users: readonly UserRow[];
  pipelines: readonly PipelineRow[];
  lossReasons: readonly LossReasonRow[];
  taskTypes: readonly TaskTypeRow[];
  fields: readonly FieldRow[];
}

/** The stage of won leads: the same id in every pipeline. */
export const WON = 142;
/** The stage of lost leads: the same id in every pipeline. */
export const LOST = 143;
