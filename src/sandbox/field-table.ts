import type { FieldGroupRow, FieldOwner, FieldRow, Metadata } from './metadata.ts';

/**
 * The definitions of custom fields and their groups, as administrators change them. Rows are replaced, never changed in place, and
 * `metadata` always has the present ones.
 */
export class FieldTable {
  readonly #metadata: Metadata;
  #byId: Map<number, FieldRow>;
  /** Behind the ids of the demo's fields, of the extra ones and of their options. */
  #nextId = 1_310_001;
  #nextOptionId = 1_950_001;
  #nextGroup = 46_518_300_001;

  constructor(metadata: Metadata) {
    this.#metadata = metadata;
    this.#byId = new Map(metadata.fields.map((field) => [field.id, field]));
  }

  /** The definition of a field, of any owner. */
  get(id: number): FieldRow | undefined {
    return this.#byId.get(id);
  }

  /** Stores a new field. */
  add(row: Omit<FieldRow, 'id'>): FieldRow {
    const stored = { ...row, id: this.#nextId };
    this.#nextId += 2;
    this.#replace([...this.#metadata.fields, stored]);
    return stored;
  }

  /** Applies changes to a field, which must exist. */
  change(id: number, changes: Partial<Omit<FieldRow, 'id'>>): FieldRow {
    const row = this.#byId.get(id);
    if (row === undefined) throw new Error(`no field ${id}`);
    const changed = { ...row, ...changes };
    this.#replace(this.#metadata.fields.map((field) => (field.id === id ? changed : field)));
    return changed;
  }

  delete(id: number): void {
    this.#replace(this.#metadata.fields.filter((field) => field.id !== id));
  }

  /** The next id of an option. */
  reserveOptionId(): number {
    const id = this.#nextOptionId;
    this.#nextOptionId += 2;
    return id;
  }

  /** The groups of an owner, in their order. */
  groups(owner: FieldOwner): FieldGroupRow[] {
    return this.#metadata.fieldGroups.filter((group) => group.entityType === owner).sort((a, b) => a.sort - b.sort);
  }

  /** Stores a new group. */
  addGroup(row: Omit<FieldGroupRow, 'id'>): FieldGroupRow {
    const stored = { ...row, id: `${row.entityType.split('/')[0]}_${this.#nextGroup}` };
    this.#nextGroup += 1;
    this.#metadata.fieldGroups = [...this.#metadata.fieldGroups, stored];
    return stored;
  }

  /** Replaces a group of the same id. */
  putGroup(row: FieldGroupRow): FieldGroupRow {
    this.#metadata.fieldGroups = this.#metadata.fieldGroups.map((group) => (group.id === row.id ? row : group));
    return row;
  }

  deleteGroup(id: string): void {
    this.#metadata.fieldGroups = this.#metadata.fieldGroups.filter((group) => group.id !== id);
    this.#replace(this.#metadata.fields.map((row) => (row.groupId === id ? { ...row, groupId: null } : row)));
  }

  #replace(rows: readonly FieldRow[]): void {
    this.#metadata.fields = rows;
    this.#byId = new Map(rows.map((field) => [field.id, field]));
  }
}
