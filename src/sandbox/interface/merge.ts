import { logEvent } from '../change-log.ts';
import type { CardRow, CompanyRow, ContactRow, EntityType, FieldValue, FieldValues, LeadRow } from '../rows.ts';
import { lost } from '../rows.ts';
import type { Store } from '../store.ts';
import { moveCompany, moveContact, moveRelated } from './merge-link.ts';
import type { Actor } from './removal.ts';

/** The types of cards that people merge. */
export type MergeableType = Exclude<EntityType, 'customers'>;

/** All of them. */
export const mergeableTypes: readonly MergeableType[] = ['leads', 'contacts', 'companies'];

/** Two cards of one type that become one. */
export interface Merge {
  /** The card that stays. What it has filled stays, what is empty comes from the other. */
  survivor: number;
  /** The card that is gone afterwards: 204 everywhere, and not in the trash. */
  merged: number;
  /**
   * Whether `updated_at` moves on what is linked anew to the survivor: leads, contacts, tasks and notes. The vendor does not
   * document it; no by default, which is the harder case for a client that looks for changes.
   */
  touchesLinked?: boolean;
}

/**
 * Merges two cards: links, tasks, notes, files and elements move to the survivor. The log gets `entity_merged` about the survivor with
 * no values on either side, and nothing of what moved (guesses); the merged card's own entries stay.
 */
export function mergeCards(actor: Actor, entityType: MergeableType, merge: Merge): void {
  const { store, now } = actor;
  const [before, other] = [find(store, entityType, merge.survivor), find(store, entityType, merge.merged)];
  if (before.id === other.id) throw new Error(`${entityType} ${before.id} cannot be merged with itself`);
  actor.search.noteChange(entityType, before.id, before);
  const filled = fill(store, entityType, before, other);
  const row = (store[entityType] as Store['leads']).change(before.id, {
    ...(filled as Partial<LeadRow>),
    updatedAt: now,
    updatedBy: actor.user.id,
  });
  const move = {
    store,
    entityType,
    from: other.id,
    to: before.id,
    touched: merge.touchesLinked ? { updatedAt: now } : {},
  };
  if (entityType === 'contacts') moveContact(move);
  if (entityType === 'companies') moveCompany(move);
  moveRelated(move);
  store[entityType].remove(other.id);
  logEvent(actor, 'entity_merged', entityType, before.id);
  actor.webhooks.note({ entity: entityType, row, before });
  actor.webhooks.note({ entity: entityType, row: other, fate: 'delete' });
}

function find(store: Store, entityType: MergeableType, id: number): CardRow {
  const row = store[entityType].get(id);
  if (row === undefined || row.isDeleted) throw new Error(`The sandbox has no ${entityType} ${id}`);
  return row;
}

/** What the survivor takes over. */
function fill(store: Store, entityType: MergeableType, own: CardRow, other: CardRow): Partial<CardRow> {
  return {
    name: own.name === '' ? other.name : own.name,
    fields: mergeFields(store, own.fields, other.fields),
    tagIds: [...new Set([...own.tagIds, ...other.tagIds])],
    ...(entityType === 'leads' ? fillLead(own as LeadRow, other as LeadRow) : {}),
    ...(entityType === 'contacts' ? fillContact(own as ContactRow, other as ContactRow) : {}),
  };
}

function fillLead(own: LeadRow, other: LeadRow): Partial<LeadRow> {
  const known = new Set(own.contacts.map(({ id }) => id));
  const added = other.contacts.filter(({ id }) => !known.has(id));
  const hasMain = own.contacts.some(({ isMain }) => isMain);
  return {
    price: own.price === 0 ? other.price : own.price,
    companyId: own.companyId ?? other.companyId,
    contacts: [...own.contacts, ...added.map(({ id, isMain }) => ({ id, isMain: isMain && !hasMain }))],
    lossReasonId: own.lossReasonId ?? (own.statusId === lost ? other.lossReasonId : null),
  };
}

function fillContact(own: ContactRow, other: ContactRow): Partial<ContactRow> {
  return {
    firstName: own.firstName === '' ? other.firstName : own.firstName,
    lastName: own.lastName === '' ? other.lastName : own.lastName,
    companyId: own.companyId ?? other.companyId,
  };
}

/** Empty fields are filled; phones and e-mails of both are kept, each once. */
function mergeFields(store: Store, own: CompanyRow['fields'], other: CompanyRow['fields']): readonly FieldValues[] {
  const added = other.filter(({ fieldId }) => !own.some((field) => field.fieldId === fieldId));
  const kept = own.map((field) => {
    const more = other.find(({ fieldId }) => fieldId === field.fieldId)?.values ?? [];
    if (store.field(field.fieldId)?.type !== 'multitext') return field;
    const texts = new Set(field.values.map(({ value }) => value));
    return { ...field, values: [...field.values, ...more.filter(({ value }: FieldValue) => !texts.has(value))] };
  });
  return [...kept, ...added];
}
