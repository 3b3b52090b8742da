import { sourceOf } from './formatters/source.ts';
import type { LossReasonRow, PipelineRow, UserRow } from './metadata.ts';
import type {
  CardRow,
  CatalogElementRow,
  CatalogRow,
  CompanyRow,
  ContactRow,
  ElementLink,
  EntityType,
  EventRow,
  FieldValues,
  IncomingLeadRow,
  LeadContact,
  LeadRow,
  NoteRow,
  TaskRow,
} from './rows.ts';
import { shownValue } from './shown-value.ts';
import type { Store } from './store.ts';

/** What a card of a snapshot has, whatever its type. Links lead to live cards only. */
interface CardSnapshot {
  tags: { id: number; name: string }[];
  /** Of fields that exist, by the id of the field. */
  fields: FieldValues[];
  /** By the id of the element. */
  elements: ElementLink[];
  closestTaskAt: number | null;
}

type Plain<Row extends CardRow> = Omit<Row, 'isDeleted' | 'fields' | 'tagIds'>;

/** A lead; contacts by id. */
export type LeadSnapshot = Plain<LeadRow> & CardSnapshot & { contacts: LeadContact[]; sourceId: number | null };

/** A contact. */
export type ContactSnapshot = Plain<ContactRow> & CardSnapshot;

/** A company. */
export type CompanySnapshot = Plain<CompanyRow> & CardSnapshot;

/**
 * Everything that the API shows at one moment, each list by ascending id: what a copy of the account must be equal to. Events are all
 * that were logged, those that the log shows late included.
 */
export interface Snapshot {
  leads: LeadSnapshot[];
  contacts: ContactSnapshot[];
  companies: CompanySnapshot[];
  /** Those of trashed cards are left out, as in lists. */
  tasks: TaskRow[];
  /** Those of trashed cards are left out, as in lists. */
  notes: NoteRow[];
  events: readonly EventRow[];
  catalogs: CatalogRow[];
  catalogElements: CatalogElementRow[];
  /** Those that nobody has decided on. */
  incomingLeads: Omit<IncomingLeadRow, 'decision'>[];
  users: UserRow[];
  pipelines: PipelineRow[];
  lossReasons: LossReasonRow[];
}

/**
 * Takes a snapshot.
 *
 * @param minorUnits whether prices are shown with their fraction; otherwise they are cut to whole units
 */
export function takeSnapshot(store: Store, minorUnits: boolean): Snapshot {
  const { metadata, catalogs, catalogElements } = store;
  return {
    leads: live(store.leads.rows()).map((lead) => snapLead(store, lead, minorUnits)),
    contacts: live(store.contacts.rows()).map((contact) => snapContact(store, contact)),
    companies: live(store.companies.rows()).map((company) => snapCard(store, 'companies', company)),
    tasks: store.tasks.rows().filter((task) => isShown(store, task)),
    notes: store.notes.rows().filter((note) => isShown(store, note)),
    events: store.events(),
    catalogs: [...catalogs.rows()],
    catalogElements: catalogElements.rows().map((row) => ({ ...row, fields: snapFields(store, row.fields) })),
    incomingLeads: store
      .pendingLeads()
      .map(({ decision: _decision, ...row }) => row)
      .toSorted((a, b) => a.id - b.id),
    users: byId(metadata.users),
    pipelines: byId(metadata.pipelines),
    lossReasons: byId(metadata.lossReasons),
  };
}

function live<Row extends CardRow>(rows: readonly Row[]): Row[] {
  return rows.filter(({ isDeleted }) => !isDeleted);
}

function byId<Row extends { id: number }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => a.id - b.id);
}

function isShown(store: Store, row: { entityType: EntityType | null; entityId: number | null }): boolean {
  return row.entityType === null || row.entityId === null || store.isAlive(row.entityType, row.entityId);
}

function snapLead(store: Store, lead: LeadRow, minorUnits: boolean): LeadSnapshot {
  return {
    ...snapCard(store, 'leads', lead),
    price: minorUnits ? lead.price : Math.trunc(lead.price),
    companyId: snapLink(store, 'companies', lead.companyId),
    contacts: byId(lead.contacts).filter(({ id }) => store.isAlive('contacts', id)),
    sourceId: sourceOf({ store }, lead)?.id ?? null,
  };
}

function snapContact(store: Store, contact: ContactRow): ContactSnapshot {
  return { ...snapCard(store, 'contacts', contact), companyId: snapLink(store, 'companies', contact.companyId) };
}

function snapCard<Row extends CardRow>(store: Store, entityType: EntityType, row: Row): Plain<Row> & CardSnapshot {
  const { isDeleted: _isDeleted, fields, tagIds, ...plain } = row;
  return {
    ...plain,
    tags: byId(tagIds.flatMap((id) => store.tags.get(id) ?? [])).map(({ id, name }) => ({ id, name })),
    fields: snapFields(store, fields),
    elements: store.elementLinks
      .of(entityType, row.id)
      .filter(({ elementId }) => store.catalogElements.get(elementId) !== undefined)
      .toSorted((a, b) => a.elementId - b.elementId),
    closestTaskAt: store.closestTaskAt(entityType, row.id),
  };
}

function snapLink(store: Store, entityType: EntityType, id: number | null): number | null {
  return id !== null && store.isAlive(entityType, id) ? id : null;
}

function snapFields(store: Store, fields: readonly FieldValues[]): FieldValues[] {
  return fields
    .flatMap(({ fieldId, values }): FieldValues[] => {
      const field = store.field(fieldId);
      if (field === undefined) return [];
      return [{ fieldId, values: values.map((value) => ({ ...value, value: shownValue(field, value) })) }];
    })
    .toSorted((a, b) => a.fieldId - b.fieldId);
}
