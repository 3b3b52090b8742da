/**
 * The tables of a replica, as Kysely sees them. Times are unix seconds, money is an integer of ten-thousandths (`price_exact`), a
 * column `*_on` is the day of a time in the account's calendar (`2026-11-28`), a flag is 0 or 1. Entity types are plural, as in
 * addresses: `leads`, `contacts`, `companies`, `catalog_elements`. Their migration is in `migration.ts`.
 */

/** 0 or 1: SQLite has no boolean. */
export type Flag = 0 | 1;

/** What leads, contacts and companies have in common. */
interface CardTable {
  id: number;
  name: string;
  responsible_user_id: number;
  created_by: number;
  updated_by: number;
  created_at: number;
  updated_at: number;
  created_on: string;
  updated_on: string;
  closest_task_at: number | null;
}

export interface LeadTable extends CardTable {
  price_exact: number;
  pipeline_id: number;
  status_id: number;
  loss_reason_id: number | null;
  company_id: number | null;
  main_contact_id: number | null;
  source_id: number | null;
  source_name: string | null;
  closed_at: number | null;
  closed_on: string | null;
  score: number | null;
  labor_cost: number | null;
}

export interface ContactTable extends CardTable {
  first_name: string | null;
  last_name: string | null;
  company_id: number | null;
}

export interface CompanyTable extends CardTable {}

export interface TaskTable {
  id: number;
  text: string;
  task_type_id: number;
  entity_type: string | null;
  entity_id: number | null;
  responsible_user_id: number;
  complete_till: number;
  is_completed: Flag;
  result_text: string | null;
  /** Seconds. */
  duration: number | null;
  created_by: number;
  created_at: number;
  updated_at: number;
  created_on: string;
  complete_till_on: string;
}

/** A note; calls are notes of the types `call_in` and `call_out`. */
export interface NoteTable {
  entity_type: string;
  id: number;
  entity_id: number;
  note_type: string;
  /** What a person reads in it; empty where a type has no text. */
  text: string;
  created_by: number;
  responsible_user_id: number;
  created_at: number;
  updated_at: number;
  created_on: string;
  /** Of calls, in seconds. */
  call_duration: number | null;
  /** Of calls, amoCRM's number of the result: 4 is a conversation. */
  call_status: number | null;
  /** Of calls: what the employee wrote of the result. */
  call_result: string | null;
  phone: string | null;
}

/** An entry of the log. A move between stages has its values in `stage_move` alone. */
export interface EventTable {
  id: string;
  type: string;
  /** Plural where it is a card or a task; as amoCRM names it otherwise. */
  entity_type: string;
  entity_id: number | null;
  created_by: number;
  created_at: number;
  created_on: string;
  /** The values that it changed, as JSON; null for none. */
  value_before: string | null;
  value_after: string | null;
}

/** A lead that came to another stage, with the names that the stages had when the replica learned of it. */
export interface StageMoveTable {
  event_id: string;
  lead_id: number;
  from_pipeline_id: number | null;
  from_status_id: number | null;
  to_pipeline_id: number;
  to_status_id: number;
  from_status_name: string | null;
  to_status_name: string | null;
  moved_by: number;
  moved_at: number;
  moved_on: string;
}

/**
 * A stay of a lead in a stage, made from its moves whenever they or the lead are stored (`sync/stage-stay.ts`). A time before the
 * history of events is the creation of a lead that may have moved since: questions take it for unknown.
 */
export interface StageStayTable {
  pipeline_id: number;
  status_id: number;
  /** The stage after; 0 for the present stay. */
  next_pipeline_id: number;
  next_status_id: number;
  lead_id: number;
  /** Its place among the stays of the lead, from 1. */
  position: number;
  /** The stage before; 0 for the first stay. */
  previous_pipeline_id: number;
  previous_status_id: number;
  /** Null where the log lacks the move that began it. */
  entered_at: number | null;
  /** When the lead first came to the pipeline. */
  pipeline_entered_at: number | null;
  /** When the lead came to this stage again; null if it did not. */
  again_at: number | null;
  /** When the next stay in the same pipeline began; null for the last one. */
  pipeline_again_at: number | null;
  /** Whether it is the last stay of the lead in this stage. */
  is_last: Flag;
  /** Whether it is the first stay of the lead in this pipeline. */
  is_pipeline_first: Flag;
  /** Whether the lead is now won, in this pipeline. */
  is_won: Flag;
  /** Null while it goes on, and where the log lacks the move that ended it. */
  left_at: number | null;
  /** Its length; null if one of its ends is not known. */
  seconds: number | null;
  /** The days of the times above. */
  entered_on: string | null;
  pipeline_entered_on: string | null;
  again_on: string | null;
  pipeline_again_on: string | null;
}

/**
 * When people last did something about a record: made from its events, notes and completed tasks whenever they are stored
 * (`sync/record-activity.ts`). Every card has a row. The card of a row may not be stored yet, or not any more.
 */
export interface RecordActivityTable {
  entity_type: string;
  entity_id: number;
  /** Null if nobody did anything. */
  last_at: number | null;
  /** `last_at`, or the time when the card was created: in this order cards are listed. */
  active_at: number;
}

export interface LeadContactTable {
  lead_id: number;
  contact_id: number;
  is_main: Flag;
}

/** An element of a catalog on a card. */
export interface ElementLinkTable {
  entity_type: string;
  entity_id: number;
  catalog_id: number;
  element_id: number;
  quantity: number;
  price_id: number | null;
}

export interface EntityTagTable {
  entity_type: string;
  entity_id: number;
  tag_id: number;
  tag_name: string;
}

/** One value of a custom field. Exactly the columns that fit its type are set. */
export interface CustomFieldValueTable {
  entity_type: string;
  entity_id: number;
  field_id: number;
  /** Its place among the values of the field, from 0. */
  position: number;
  /** As a person reads it: the text, the name of the option, a number or a date printed. */
  value_text: string;
  /** Of numbers, and 1 or 0 of checkboxes. */
  value_number: number | null;
  /** Of dates, in unix seconds. */
  value_at: number | null;
  enum_id: number | null;
  enum_code: string | null;
}

/** What a contact or company is recognized by. */
export const identityKinds = ['phone', 'email', 'inn', 'website', 'name', 'invalid_phone'] as const;

/** One of them; `invalid_phone` is a value of a phone field that is not a phone. */
export type IdentityKind = (typeof identityKinds)[number];

/** A phone, an e-mail, a tax number, a site or the name of a contact or company, in a form that is equal for all its spellings. */
export interface IdentityTable {
  entity_type: string;
  entity_id: number;
  kind: IdentityKind;
  key: string;
}

export interface CustomFieldTable {
  entity_type: string;
  id: number;
  name: string;
  code: string | null;
  type: string;
  sort: number;
  is_deleted: Flag;
}

export interface CatalogTable {
  id: number;
  name: string;
  type: string;
  is_deleted: Flag;
}

export interface CatalogElementTable {
  id: number;
  catalog_id: number;
  name: string;
  created_by: number;
  updated_by: number;
  created_at: number;
  updated_at: number;
}

export interface IncomingLeadTable {
  uid: string;
  lead_id: number | null;
  contact_id: number | null;
  company_id: number | null;
  pipeline_id: number;
  category: string | null;
  source_name: string | null;
  created_at: number;
  created_on: string;
  /** When the replica saw that it no longer waits: accepted, declined or linked; null while it waits. */
  left_at: number | null;
}

export interface UserTable {
  id: number;
  name: string;
  email: string;
  group_id: number | null;
  is_active: Flag;
  is_admin: Flag;
  is_deleted: Flag;
}

export interface PipelineTable {
  id: number;
  name: string;
  sort: number;
  is_main: Flag;
  is_archive: Flag;
  is_deleted: Flag;
}

export interface StatusTable {
  pipeline_id: number;
  id: number;
  name: string;
  sort: number;
  color: string;
  /** 1 for incoming leads. */
  type: number;
  is_deleted: Flag;
}

/** The names that a pipeline (`status_id` 0) or a status has had, each since when the replica saw it. */
export interface StageNameTable {
  pipeline_id: number;
  status_id: number;
  name: string;
  since: number;
}

export interface LossReasonTable {
  id: number;
  name: string;
  sort: number;
  is_deleted: Flag;
}

/** A record that is gone. Late pages do not bring it back; only a later restore or a newer read does. */
export interface TombstoneTable {
  entity_type: string;
  entity_id: number;
  deleted_at: number;
  /** The record that it was merged into, if it was. */
  merged_into: number | null;
}

/** Each day of the account's calendar with the week, month and quarter that it is in. */
export interface CalendarTable {
  day: string;
  /** The Monday of its week. */
  week: string;
  month: string;
  quarter: string;
  year: string;
}

/**
 * A record that is known to have changed or to be gone, and that has not been read since. It is written in the same transaction as the event
 * that says so, and removed in that of the record.
 */
export interface HintTable {
  kind: string;
  id: number;
  /** `changed`; `restored`; `merged` and the id of the event where another record was merged into this one, once for each. */
  reason: string;
  /** When it happened, in unix seconds. */
  at: number;
}

/** How far one kind of record has been copied. `state` is JSON of the room `sync/`. */
export interface StreamTable {
  kind: string;
  /** Whether a first fill has reached the end. */
  is_filled: Flag;
  /** All records that were created at or after this time are here; null before the first page. */
  filled_since: number | null;
  /** The copy is as the account was at this time; null before the first page. */
  synced_at: number | null;
  state: string;
}

/** Facts of the replica: whose it is, its version. */
export interface FactTable {
  key: string;
  value: string;
}

/** Who may write, and until when. One row. */
export interface LeaseTable {
  id: number;
  holder: string;
  fence: number;
  expires_at: number;
}

export interface Tables {
  lead: LeadTable;
  contact: ContactTable;
  company: CompanyTable;
  task: TaskTable;
  note: NoteTable;
  event: EventTable;
  stage_move: StageMoveTable;
  stage_stay: StageStayTable;
  record_activity: RecordActivityTable;
  lead_contact: LeadContactTable;
  element_link: ElementLinkTable;
  entity_tag: EntityTagTable;
  custom_field_value: CustomFieldValueTable;
  identity: IdentityTable;
  custom_field: CustomFieldTable;
  catalog: CatalogTable;
  catalog_element: CatalogElementTable;
  incoming_lead: IncomingLeadTable;
  account_user: UserTable;
  pipeline: PipelineTable;
  status: StatusTable;
  stage_name: StageNameTable;
  loss_reason: LossReasonTable;
  tombstone: TombstoneTable;
  calendar: CalendarTable;
  hint: HintTable;
  stream: StreamTable;
  fact: FactTable;
  lease: LeaseTable;
}
