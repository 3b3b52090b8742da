import type { FieldRow } from './metadata.ts';
import type { CardRow, ContactRow, EntityType, LeadRow } from './rows.ts';
import type { Store } from './store.ts';

/**
 * Full-text search (`query`): a case-insensitive substring of the name, the filled fields and the tags; for leads of the
 * linked contacts too. A phone is found as it was typed and by its digits alone, so the last ten digits find any spelling.
 * Like the vendor's, it does not say which field matched: a number within a name or an address matches too.
 */
export class SearchIndex {
  readonly #store: Store;
  readonly #delay: number;
  readonly #now: () => number;
  readonly #texts = new WeakMap<CardRow, string>();
  /** The part of a contact's text by which its leads are found. */
  readonly #contactTexts = new WeakMap<CardRow, string>();
  /** What the index still holds of cards that were just written; only kept if there is a delay. */
  readonly #stale = new Map<string, { text: string; until: number }>();

  constructor(store: Store, delay: number, now: () => number) {
    this.#store = store;
    this.#delay = delay;
    this.#now = now;
  }

  /** Whether answers depend on the clock and must not be remembered. */
  get isDelayed(): boolean {
    return this.#delay > 0;
  }

  /** Tells the index that a card is about to be written; `before` is undefined for a new one. */
  noteChange(entityType: EntityType, id: number, before: CardRow | undefined): void {
    if (this.#delay <= 0) return;
    const text = before === undefined ? '' : this.#textOf(entityType, before);
    this.#stale.set(`${entityType}:${id}`, { text, until: this.#now() + this.#delay });
  }

  /** Whether the card is found by the words. */
  matches(entityType: EntityType, row: CardRow, words: string): boolean {
    const needle = words.toLowerCase();
    if (this.#textOf(entityType, row).includes(needle)) return true;
    if (entityType !== 'leads') return false;
    return (row as LeadRow).contacts.some((link) => {
      const contact = this.#store.contacts.get(link.id);
      return contact !== undefined && !contact.isDeleted && this.#contactTextOf(contact).includes(needle);
    });
  }

  #textOf(entityType: EntityType, row: CardRow): string {
    const stale = this.#stale.get(`${entityType}:${row.id}`);
    if (stale !== undefined) {
      if (this.#now() < stale.until) return stale.text;
      this.#stale.delete(`${entityType}:${row.id}`);
    }
    return remember(this.#texts, row, () => {
      const tags = row.tagIds.map((id) => this.#store.tags.get(id)?.name ?? '');
      return [row.name, ...this.#fieldTexts(row, () => true), ...tags];
    });
  }

  /** Of a linked contact only the name, phones and e-mails count. */
  #contactTextOf(contact: ContactRow): string {
    const whole = this.#textOf('contacts', contact);
    // The index has not seen the contact yet: nothing of it is found through its leads either.
    if (whole === '') return '';
    return remember(this.#contactTexts, contact, () => [
      contact.name,
      ...this.#fieldTexts(contact, (field) => field.type === 'multitext'),
    ]);
  }

  #fieldTexts(row: CardRow, isWanted: (field: FieldRow) => boolean): string[] {
    const texts: string[] = [];
    for (const { fieldId, values } of row.fields) {
      const field = this.#store.field(fieldId);
      if (field === undefined || !isWanted(field) || unsearched.has(field.type)) continue;
      for (const { value } of values) texts.push(...describeValue(field, value));
    }
    return texts;
  }
}

/** Rows are replaced on every write, so the text of a row never changes. */
function remember(texts: WeakMap<CardRow, string>, row: CardRow, compute: () => string[]): string {
  let text = texts.get(row);
  if (text === undefined) {
    text = compute().join('\n').toLowerCase();
    texts.set(row, text);
  }
  return text;
}

/** Times and checkboxes are not searched. */
const unsearched = new Set(['checkbox', 'date', 'date_time', 'birthday']);

function describeValue(field: FieldRow, value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).map(String);
  const text = String(value);
  return field.code === 'PHONE' ? [text, text.replace(/\D/g, '')] : [text];
}
