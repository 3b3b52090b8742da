import type { Snapshot } from '../index.ts';
import type { CardType } from './card-condition.ts';

/** The names of the tags that cards of a type have, each once. */
export async function loadTagNames({ database }: Pick<Snapshot, 'database'>, type: CardType): Promise<string[]> {
  const least = database
    .selectFrom('entity_tag')
    .where('entity_tag.entity_type', '=', type)
    .select(({ fn }) => fn.min('entity_tag.tag_name').as('name'));
  const rows = await database
    // From one name to the next in the index: names are few, and rows are as many as cards have tags.
    .withRecursive('tag(name)', (cte) =>
      cte
        .selectFrom(least.as('first'))
        .select(({ ref }) => ref('first.name').$castTo<string | null>().as('name'))
        .unionAll(
          cte
            .selectFrom('tag')
            .where('tag.name', 'is not', null)
            .select(
              least
                .whereRef('entity_tag.tag_name', '>', 'tag.name' as 'entity_tag.tag_name')
                .$asScalar()
                .$castTo<string | null>()
                .as('name'),
            ),
        ),
    )
    .selectFrom('tag')
    .where('tag.name', 'is not', null)
    .select('tag.name')
    .execute();
  return rows.flatMap(({ name }) => name ?? []);
}
