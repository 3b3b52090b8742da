import DataLoader from 'dataloader';
import type { LoadPace } from './pace.ts';

/** An owner whose children are to be loaded, and which of them. */
export interface Owner<Kind extends string, Choice> {
  kind: Kind;
  id: number;
  /** A restriction of the children; owners with the same restriction are loaded together. */
  choice: Choice;
}

/** Loads the children of many owners of one kind. */
export type LoadChildren<Kind extends string, Choice, Child> = (
  kind: Kind,
  ids: number[],
  choice: Choice,
) => Promise<Child[]>;

/**
 * A loader of children by their owner: the tasks or notes of many leads in one call.
 *
 * @param read one call for all owners of the same kind with the same choice
 * @param ownerOf the id of the owner that a child belongs to
 * @param pace when a batch is complete
 */
export function createRelatedLoader<Kind extends string, Choice, Child>(
  read: LoadChildren<Kind, Choice, Child>,
  ownerOf: (child: Child) => number | null,
  pace: LoadPace,
): DataLoader<Owner<Kind, Choice>, Child[], string> {
  const keyOf = (owner: Owner<Kind, Choice>) => JSON.stringify([owner.kind, owner.choice, owner.id]);
  return new DataLoader(
    async (owners) => {
      const groups = new Map<string, { kind: Kind; choice: Choice; children: Map<number, Child[]> }>();
      for (const { kind, choice, id } of owners) {
        const key = JSON.stringify([kind, choice]);
        const group = groups.get(key) ?? { kind, choice, children: new Map() };
        group.children.set(id, []);
        groups.set(key, group);
      }
      await Promise.all(
        [...groups.values()].map(async ({ kind, choice, children }) => {
          for (const child of await read(kind, [...children.keys()], choice)) {
            const owner = ownerOf(child);
            if (owner !== null) children.get(owner)?.push(child);
          }
        }),
      );
      return owners.map(({ kind, choice, id }) => {
        return groups.get(JSON.stringify([kind, choice]))?.children.get(id) ?? [];
      });
    },
    { cacheKeyFn: keyOf, batchScheduleFn: pace.schedule.bind(pace) },
  );
}
