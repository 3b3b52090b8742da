import { ChatTables } from './chat-tables.ts';
import { ElementLinks } from './element-link.ts';
import { EventLog } from './event-log.ts';
import { FieldTable } from './field-table.ts';
import type { FieldRow, Metadata, PipelineRow, UserRow } from './metadata.ts';
import type {
  CatalogElementRow,
  CatalogRow,
  CompanyRow,
  ContactRow,
  CustomerRow,
  CustomerSegmentRow,
  CustomerStatusRow,
  EntityType,
  EventRow,
  FileLinkRow,
  FileRow,
  IncomingLeadRow,
  LeadRow,
  NoteRow,
  TagRow,
  TaskRow,
  TransactionRow,
  UploadSessionRow,
} from './rows.ts';
import { SettingTable } from './setting-table.ts';
import { Table } from './table.ts';

/**
 * The account's data in memory. Owns ids, the links in both directions and what is derived from rows (open tasks,
 * reverse links); refuses nothing: routes validate before they write. Rows are replaced, never changed in place,
 * so that a row can key a cache.
 */
export class Store {
  readonly metadata: Metadata;
  readonly leads: Table<LeadRow>;
  readonly incomingLeads: Table<IncomingLeadRow>;
  readonly contacts: Table<ContactRow>;
  readonly companies: Table<CompanyRow>;
  readonly customers: Table<CustomerRow>;
  readonly transactions: Table<TransactionRow>;
  readonly customerStatuses: Table<CustomerStatusRow>;
  readonly customerSegments: Table<CustomerSegmentRow>;
  readonly tasks: Table<TaskRow>;
  readonly notes: Table<NoteRow>;
  readonly tags: Table<TagRow>;
  readonly fields: FieldTable;
  readonly settings: SettingTable;
  /** Talks and what they need: sources, salesbots, templates. */
  readonly chats: ChatTables;
  readonly catalogs: Table<CatalogRow>;
  readonly catalogElements: Table<CatalogElementRow>;
  readonly elementLinks = new ElementLinks();
  readonly files: Table<FileRow>;
  readonly fileLinks: Table<FileLinkRow>;
  readonly uploadSessions: Table<UploadSessionRow>;
  readonly log: EventLog;
  readonly #memo = new Map<string, unknown>();

  constructor(metadata: Metadata) {
    // Two accounts of one process have settings of their own.
    this.metadata = structuredClone(metadata);
    this.fields = new FieldTable(this.metadata);
    this.settings = new SettingTable(this.metadata);
    const forget = () => this.#memo.clear();
    this.log = new EventLog(forget);
    this.leads = new Table(21_400_001, forget);
    this.incomingLeads = new Table(1, forget);
    this.contacts = new Table(33_200_001, forget);
    this.companies = new Table(34_700_001, forget);
    this.customers = new Table(39_400_001, forget);
    this.transactions = new Table(4_120_001, forget);
    this.customerStatuses = new Table(18_640_001, forget);
    this.customerSegments = new Table(512_001, forget);
    this.tasks = new Table(45_100_001, forget);
    this.notes = new Table(52_600_001, forget);
    this.tags = new Table(61_001, forget);
    this.chats = new ChatTables(forget);
    this.catalogs = new Table(4_517, forget);
    this.catalogElements = new Table(525_401, forget);
    this.files = new Table(7_590_001, forget);
    this.fileLinks = new Table(8_120_001, forget);
    this.uploadSessions = new Table(106_687_453, forget);
  }

  /** Another account with the same content. It shares the rows, and what is told of the past only when it is read. */
  copy(): Store {
    const copy = new Store(this.metadata);
    copyTables(this, copy);
    copyTables(this.chats, copy.chats);
    copy.elementLinks.copyFrom(this.elementLinks);
    copy.log.tellPast(() => this.log.rows());
    return copy;
  }

  /** A value derived from the rows, computed once until the next write. */
  derive<T>(key: string, compute: () => T): T {
    if (this.#memo.has(key)) return this.#memo.get(key) as T;
    // A long read pages through one selection; a handful of selections is plenty, and memory must stay flat.
    if (this.#memo.size >= 64) this.#memo.clear();
    const value = compute();
    this.#memo.set(key, value);
    return value;
  }

  /** A user of the account, including one who has left. */
  user(id: number): UserRow | undefined {
    return this.settings.get('users', id);
  }

  /** The definition of a field, of any card type. */
  field(id: number): FieldRow | undefined {
    return this.fields.get(id);
  }

  /** A pipeline with its stages. */
  pipeline(id: number): PipelineRow | undefined {
    return this.settings.get('pipelines', id);
  }

  /** The group of a user; 0, the default group, for users who are no longer in the account. */
  groupOf(userId: number): number {
    return this.settings.get('users', userId)?.groupId ?? 0;
  }

  /** Whether a card exists and is not in the trash. */
  isAlive(entityType: EntityType, id: number): boolean {
    return this[entityType].get(id)?.isDeleted === false;
  }

  /** Ids of the live leads of a contact, in id order. */
  leadsOfContact(id: number): readonly number[] {
    return (
      this.derive('leads of contact', () =>
        groupIds(this.leads.rows(), (lead) => (lead.isDeleted ? [] : lead.contacts.map((contact) => contact.id))),
      ).get(id) ?? none
    );
  }

  /** Ids of the live leads of a company, in id order. */
  leadsOfCompany(id: number): readonly number[] {
    return (
      this.derive('leads of company', () =>
        groupIds(this.leads.rows(), (lead) => (lead.isDeleted || lead.companyId === null ? [] : [lead.companyId])),
      ).get(id) ?? none
    );
  }

  /** Ids of the live contacts of a company, in id order. */
  contactsOfCompany(id: number): readonly number[] {
    return (
      this.derive('contacts of company', () =>
        groupIds(this.contacts.rows(), (row) => (row.isDeleted || row.companyId === null ? [] : [row.companyId])),
      ).get(id) ?? none
    );
  }

  /** When the nearest open task of a card is due, or null. */
  closestTaskAt(entityType: EntityType, id: number): number | null {
    const closest = this.derive('closest task', () => {
      const due = new Map<string, number>();
      for (const task of this.tasks.rows()) {
        if (task.isCompleted || task.entityType === null || task.entityId === null) continue;
        const key = `${task.entityType}:${task.entityId}`;
        due.set(key, Math.min(due.get(key) ?? task.completeTill, task.completeTill));
      }
      return due;
    });
    return closest.get(`${entityType}:${id}`) ?? null;
  }

  /** Incoming leads that were not accepted, declined or linked yet, the newest first. */
  pendingLeads(): readonly IncomingLeadRow[] {
    return this.derive('pending leads', () =>
      this.incomingLeads
        .rows()
        .filter(({ decision }) => decision === null)
        .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id),
    );
  }

  /** A file of the drive, in the trash or not. */
  file(uuid: string): FileRow | undefined {
    return this.derive('files by uuid', () => new Map(this.files.rows().map((file) => [file.uuid, file]))).get(uuid);
  }

  /** The tag of that name, compared without case. */
  findTag(entityType: EntityType, name: string): TagRow | undefined {
    const tags = this.derive(
      'tags by name',
      () => new Map(this.tags.rows().map((tag) => [`${tag.entityType}:${tag.name.toLowerCase()}`, tag])),
    );
    return tags.get(`${entityType}:${name.toLowerCase()}`);
  }

  /** The tag of that name, created if the account does not have it. */
  ensureTag(entityType: EntityType, name: string, color: string | null = null): TagRow {
    return this.findTag(entityType, name) ?? this.tags.add({ entityType, name, color });
  }

  /** The log of changes, oldest first. */
  events(): readonly EventRow[] {
    return this.log.rows();
  }
}

const none: readonly number[] = [];

function copyTables<Owner extends Store | ChatTables>(from: Owner, to: Owner): void {
  for (const [name, table] of Object.entries(from)) {
    if (table instanceof Table) (to[name as keyof Owner] as Table<{ id: number }>).copyFrom(table);
  }
}

/** Ids of rows by each of the keys that they have. */
export function groupIds<Row extends { id: number }>(
  rows: readonly Row[],
  keysOf: (row: Row) => number[],
): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const ids = groups.get(key);
      if (ids === undefined) groups.set(key, [row.id]);
      else ids.push(row.id);
    }
  }
  return groups;
}
