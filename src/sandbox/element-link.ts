import type { ElementLink, EntityType } from './rows.ts';

/** A card, and an element of a catalog on it. */
export interface CardElement {
  entityType: EntityType;
  entityId: number;
  link: ElementLink;
}

const none: readonly ElementLink[] = [];

/** The elements of catalogs on cards: each element once, in the order in which they were linked. */
export class ElementLinks {
  #byCard: Map<string, readonly ElementLink[]> | undefined;
  #load: () => readonly CardElement[] = () => [];
  #copy: () => Map<string, readonly ElementLink[]> = () => new Map();

  /** Says what was linked before the start; `load` runs when links are needed for the first time. */
  tellPast(load: () => readonly CardElement[]): void {
    this.#load = load;
    this.#byCard = undefined;
  }

  /** Takes the links of others, which are not changed afterwards. */
  copyFrom(other: ElementLinks): void {
    this.#byCard = undefined;
    this.#copy = () => new Map(other.#cards());
  }

  of(entityType: EntityType, id: number): readonly ElementLink[] {
    return this.#cards().get(`${entityType}:${id}`) ?? none;
  }

  /** Links an element. One that is linked keeps its place and gets the new quantity and price. */
  put({ entityType, entityId, link }: CardElement): void {
    const before = this.of(entityType, entityId);
    const isThere = before.some(({ elementId }) => elementId === link.elementId);
    const after = isThere ? before.map((each) => (each.elementId === link.elementId ? link : each)) : [...before, link];
    this.#cards().set(`${entityType}:${entityId}`, after);
  }

  /** Removes a link; undefined if there was none. */
  remove(entityType: EntityType, entityId: number, elementId: number): ElementLink | undefined {
    const before = this.of(entityType, entityId);
    const removed = before.find((each) => each.elementId === elementId);
    if (removed) {
      this.#cards().set(
        `${entityType}:${entityId}`,
        before.filter((each) => each !== removed),
      );
    }
    return removed;
  }

  #cards(): Map<string, readonly ElementLink[]> {
    if (this.#byCard === undefined) {
      this.#byCard = this.#copy();
      for (const each of this.#load()) this.put(each);
    }
    return this.#byCard;
  }
}
