import type { EntityType } from './rows.ts';

/**
 * What the account's administrator set up: users, pipelines, custom fields and the account itself. The store keeps it
 * beside the rows of `rows.ts`, in the same form.
 */

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
  /** Russian if omitted. */
  lang?: string;
  isFree?: boolean;
  /** The role that decides the rights; null or omitted if the user has rights of their own. */
  roleId?: number | null;
  /** Rights that were set by API; those of the demo follow from `isAdmin`. */
  rights?: RightsRow;
  uuid?: string;
  rank?: string;
}

/** How far a right reaches: all records, those of the group, one's own, none, or those linked to one's own. */
export type Reach = 'A' | 'G' | 'M' | 'D' | 'L';

/** The rights on one type of record. */
export interface EntityRightsRow {
  view: Reach;
  edit: Reach;
  add: Reach;
  delete: Reach;
  export: Reach;
}

/** The rights on the leads of one stage. */
export interface StageRightsRow {
  pipelineId: number;
  statusId: number;
  rights: Partial<Omit<EntityRightsRow, 'add'>>;
}

/** What a user or a role may do. */
export interface RightsRow {
  leads: EntityRightsRow;
  contacts: EntityRightsRow;
  companies: EntityRightsRow;
  tasks: { edit: Reach; delete: Reach };
  mailAccess: boolean;
  catalogAccess: boolean;
  stages: readonly StageRightsRow[] | null;
}

/** A role: rights under a name, for several users. */
export interface RoleRow {
  id: number;
  name: string;
  rights: RightsRow;
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
  /** What managers do at this stage, by their level; none if omitted. */
  descriptions?: readonly StatusDescriptionRow[];
}

/** What managers of one level do at a stage. */
export interface StatusDescriptionRow {
  id: number;
  level: string;
  description: string;
  createdBy: number;
  createdAt: number;
}

/** A sales pipeline; one of the account is the main one. */
export interface PipelineRow {
  id: number;
  name: string;
  sort: number;
  isMain: boolean;
  /** Whether it takes incoming leads; its stage «Неразобранное» is listed only then. True if omitted. */
  isUnsortedOn?: boolean;
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

/** What has custom fields, as it stands in paths. */
export type FieldOwner = EntityType | 'customers' | 'customers/segments' | `catalogs/${number}`;

/** A stage in which a field is required or hidden. */
export interface FieldStatusRow {
  pipelineId: number;
  statusId: number;
}

/** An option of a category field; `parentId` is that of the option above it. */
export interface NestedRow {
  id: number;
  parentId: number | null;
  value: string;
  sort: number;
}

/** A step of a chained list: the catalog that is chosen from, and the one whose choice narrows it. */
export interface ChainedListRow {
  title: string | null;
  catalogId: number;
  parentCatalogId: number | null;
}

/** The definition of a custom field. */
export interface FieldRow {
  id: number;
  name: string;
  type: FieldType;
  code: string | null;
  sort: number;
  entityType: FieldOwner;
  isPredefined: boolean;
  isApiOnly: boolean;
  groupId: string | null;
  enums: readonly EnumRow[] | null;
  currency: string | null;
  requiredStatuses?: readonly FieldStatusRow[];
  hiddenStatuses?: readonly FieldStatusRow[];
  /** When to remind of a birthday. */
  remind?: string | null;
  nested?: readonly NestedRow[] | null;
  trackingCallback?: string | null;
  searchIn?: string | null;
  chainedLists?: readonly ChainedListRow[] | null;
  /** Of catalogs. */
  isVisible?: boolean;
  isRequired?: boolean;
}

/** A tab of the card that holds custom fields. */
export interface FieldGroupRow {
  id: string;
  name: string;
  sort: number;
  entityType: FieldOwner;
  isPredefined: boolean;
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

/** A widget of the marketplace. */
export interface WidgetRow {
  id: number;
  code: string;
  version: string;
  /** With a comma, as the vendor prints it. */
  rating: string;
  settings: readonly { key: string; name: string; type: string; isRequired: boolean }[];
  isLeadSource: boolean;
  /** Installed in the account. */
  isActive: boolean;
  pipelineId: number | null;
}

/** A currency that fields may have. */
export interface CurrencyRow {
  code: string;
}

/** A button on a site; without a number while it is being made. */
export interface WebsiteButtonRow {
  sourceId: number;
  buttonId: number | null;
  name: string;
  pipelineId: number;
  creationStatus: string;
  isDuplicationControlEnabled: boolean;
}

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
  /** Whether the account has customers, and how they are grouped. */
  customersMode: CustomersMode;
  areProductsEnabled: boolean;
}

/** Off because of the plan, switched off, or how customers are grouped. */
export type CustomersMode = 'unavailable' | 'disabled' | 'segments' | 'periodicity';

/** What the account's administrator set up: present even in an empty sandbox. */
export interface Metadata {
  account: AccountRow;
  groups: readonly GroupRow[];
  users: readonly UserRow[];
  roles: readonly RoleRow[];
  pipelines: readonly PipelineRow[];
  widgets: readonly WidgetRow[];
  currencies: readonly CurrencyRow[];
  websiteButtons: readonly WebsiteButtonRow[];
  lossReasons: readonly LossReasonRow[];
  taskTypes: readonly TaskTypeRow[];
  fields: readonly FieldRow[];
  fieldGroups: readonly FieldGroupRow[];
}

/** Where leads of an integration come from: a number, a page, a channel. */
export interface SourceRow {
  id: number;
  name: string;
  pipelineId: number;
  externalId: string;
  isDefault: boolean;
  originCode: string | null;
  /** As they were sent. */
  services: readonly unknown[];
}

/** A salesbot. */
export interface SalesbotRow {
  id: number;
  name: string;
  /** `regular`, `greeting`, `marketing` or `nps`. */
  functionality: string;
  isActive: boolean;
}

/** A button under a message. */
export interface TemplateButton {
  type: 'inline' | 'url';
  text: string;
  url?: string;
}

/** How far a template of WhatsApp is with one source. */
export interface TemplateReview {
  id: number;
  sourceId: number;
  status: string;
  rejectReason: string;
}

/** A template of a chat message. */
export interface ChatTemplateRow {
  id: number;
  name: string;
  content: string;
  type: 'amocrm' | 'waba';
  buttons: readonly TemplateButton[];
  isEditable: boolean;
  externalId: string | null;
  wabaHeader: string | null;
  wabaFooter: string;
  wabaCategory: string;
  wabaLanguage: string;
  /** Examples by the marker that they stand for. */
  wabaExamples: Record<string, string>;
  reviews: readonly TemplateReview[];
  createdAt: number;
  updatedAt: number;
}
