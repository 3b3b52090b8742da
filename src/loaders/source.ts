import type { Amocrm, Source } from '../amocrm/index.ts';

/** The sources of the integration. amoCRM gives them in one list, which one request reads once. */
export class SourceLoader {
  readonly #amocrm: Amocrm;
  #all: Promise<Source[]> | undefined;

  constructor(amocrm: Amocrm) {
    this.#amocrm = amocrm;
  }

  all(): Promise<Source[]> {
    this.#all ??= this.#amocrm.sources.list();
    return this.#all;
  }

  /** null for one of another integration. */
  async load(id: number): Promise<Source | null> {
    return (await this.all()).find((source) => source.id === id) ?? null;
  }

  /** Drops the list after a write. */
  clear(): void {
    this.#all = undefined;
  }
}
