import type { LossReasonRow, Metadata, PipelineRow, RoleRow, UserRow } from './metadata.ts';

/** The settings that administrators change by API, by their name in `Metadata`. */
interface SettingRows {
  users: UserRow;
  roles: RoleRow;
  pipelines: PipelineRow;
  lossReasons: LossReasonRow;
}

type Part = keyof SettingRows;

const parts = ['users', 'roles', 'pipelines', 'lossReasons'] as const satisfies readonly Part[];

/** The first ids of new settings, behind those of the demo. */
const firstIds: Readonly<Record<Part | 'statuses' | 'descriptions', number>> = {
  users: 10_900_002,
  roles: 530_002,
  pipelines: 7_800_002,
  statuses: 63_500_002,
  lossReasons: 15_900_002,
  descriptions: 210_002,
};

/**
 * Users, roles, pipelines and loss reasons, as administrators change them. Rows are replaced, never changed in place, and `metadata`
 * always has the present ones.
 */
export class SettingTable {
  readonly #metadata: Metadata;
  readonly #byId = new Map<Part, Map<number, SettingRows[Part]>>();
  readonly #nextIds = { ...firstIds };

  constructor(metadata: Metadata) {
    this.#metadata = metadata;
    for (const part of parts) this.#replace(part, metadata[part]);
  }

  get<Name extends Part>(part: Name, id: number): SettingRows[Name] | undefined {
    return this.#byId.get(part)?.get(id) as SettingRows[Name] | undefined;
  }

  /** The next id; the vendor's ids go in steps. */
  reserveId(kind: keyof typeof firstIds): number {
    const id = this.#nextIds[kind];
    this.#nextIds[kind] += 4;
    return id;
  }

  /** Stores a row under a reserved id, or in place of the one with its id. */
  put<Name extends Part>(part: Name, row: SettingRows[Name]): SettingRows[Name] {
    const rows = this.#metadata[part] as readonly SettingRows[Name][];
    const isKnown = rows.some(({ id }) => id === row.id);
    this.#replace(part, isKnown ? rows.map((each) => (each.id === row.id ? row : each)) : [...rows, row]);
    return row;
  }

  delete(part: Part, id: number): void {
    const rows = this.#metadata[part] as readonly SettingRows[Part][];
    this.#replace(
      part,
      rows.filter((row) => row.id !== id),
    );
  }

  #replace(part: Part, rows: readonly SettingRows[Part][]): void {
    Object.assign(this.#metadata, { [part]: rows });
    this.#byId.set(part, new Map(rows.map((row) => [row.id, row])));
  }
}
