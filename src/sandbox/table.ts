/** One kind of row, by id; ids only grow, so the rows stand in id order without sorting. */
export class Table<Row extends { id: number }> {
  readonly #rows = new Map<number, Row>();
  readonly #onChange: () => void;
  #nextId: number;
  #newestId = 0;
  #list: readonly Row[] | undefined;

  constructor(firstId: number, onChange: () => void) {
    this.#nextId = firstId;
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: number): Row | undefined {
    return this.#rows.get(id);
  }

  /** Takes the rows of another table, which stay shared with it, and goes on with its ids. */
  copyFrom(other: Table<Row>): void {
    for (const [id, row] of other.#rows) this.#rows.set(id, row);
    this.#nextId = other.#nextId;
    this.#newestId = other.#newestId;
    this.#list = other.#list;
    this.#onChange();
  }

  /** All rows by ascending id. */
  rows(): readonly Row[] {
    this.#list ??= [...this.#rows.values()];
    return this.#list;
  }

  /** Stores a new row under the next id; the vendor's ids go in steps of two. */
  add(row: Omit<Row, 'id'>): Row {
    const stored = { ...row, id: this.reserveId() } as Row;
    this.#put(stored);
    return stored;
  }

  /** The next id, for a row that is added by `insert` later. */
  reserveId(): number {
    const id = this.#nextId;
    this.#nextId += 2;
    return id;
  }

  /** Stores a row under its reserved id. Others may have come after it, so the rows are put in order again. */
  insert(row: Row): Row {
    const later = row.id > this.#newestId ? [] : [...this.#rows.values()].filter(({ id }) => id > row.id);
    for (const { id } of later) this.#rows.delete(id);
    for (const each of [row, ...later]) this.#put(each);
    return row;
  }

  /** Applies changes to a row, which must exist. */
  change(id: number, changes: Partial<Omit<Row, 'id'>>): Row {
    const row = this.#rows.get(id);
    if (row === undefined) throw new Error(`no row ${id}`);
    const changed = { ...row, ...changes };
    this.#put(changed);
    return changed;
  }

  /** Removes a row for good; its id is not used again. False if there is none. */
  remove(id: number): boolean {
    const isThere = this.#rows.delete(id);
    this.#list = undefined;
    this.#onChange();
    return isThere;
  }

  #put(row: Row): void {
    this.#rows.set(row.id, row);
    this.#newestId = Math.max(this.#newestId, row.id);
    this.#list = undefined;
    this.#onChange();
  }
}
