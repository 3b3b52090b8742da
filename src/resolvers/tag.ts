import type { EntityType, Tag, TagListQuery, TagWrite } from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { requireEntities } from './customers-mode.ts';
import { type Connection, type ConnectionArguments, findPlace, loadPlace, nameList } from './list/connection.ts';
import { dropAbsent } from './list/range.ts';
import { type Translation, translate } from './translation.ts';
import { type BatchResult, sendBatch } from './write/batch.ts';
import { withLocks } from './write/lock.ts';

/** Which tags. */
export interface TagListArguments extends ConnectionArguments {
  entityType: EntityType;
  query?: Nullish<string>;
  names?: Nullish<string[]>;
  ids?: Nullish<string[]>;
}

/** A `CreateTagInput`. */
export interface CreateTagInput {
  name: string;
  color?: Nullish<string>;
}

/** A tag that was created, or that existed already. */
export interface EnsuredTag {
  tag: Tag;
  isNew: boolean;
}

/** The colours that a tag of leads may have (amoCRM API v4, Tags). */
export const tagColors: readonly string[] =
  'EBEBEB D0D0D0 F2DDF7 D1A4DC FF8F92 FFC8C8 C7DB8C DDEBB5 8699DA AABDFF FFCE5A FFE193 90CDB0 C6F4DE A9A5D7 D8D5FF 86C0FC 832161 6A0F49 0C7C59 10599D 9D2B32 247BA0'.split(
    ' ',
  );

/** amoCRM documents no order of tags: a place in the list is a number of tags. */
const order = { field: 'place', direction: 'asc' } as const;

/** One page of the tags of an entity type. */
export async function listTags(
  { entityType, query, names, ids, ...page }: TagListArguments,
  context: Context,
): Promise<Connection<Tag>> {
  await requireEntities([entityType], context);
  const filter = dropAbsent({ id: ids?.map(Number), name: names?.map((name) => name.trim()) });
  const given = dropAbsent({ filter, query: query?.trim() ? query : undefined }) as TagListQuery | undefined;
  const criteria = given ? { ...given, order } : page.after ? undefined : { order };
  const { noun, name } = nameList(context, 'tags');
  const place = findPlace<TagListQuery>({ noun, name: `${name}/${entityType}` }, page, criteria);
  return loadPlace<Tag, 'place'>(place, page.first, (asked) =>
    context.amocrm.tags.list(entityType, { ...place.criteria, ...asked }),
  );
}

/**
 * Makes sure that tags exist. Those that do are looked for first, so that each result says whether its tag is new; amoCRM answers for a
 * name that exists with the existing tag, so a repetition creates nothing.
 */
export async function createTags(
  { entityType, inputs }: { entityType: EntityType; inputs: CreateTagInput[] },
  context: Context,
): Promise<BatchResult<EnsuredTag>[]> {
  await requireEntities([entityType], context);
  return withLocks([`tags:${entityType}`], context, async (held) => {
    const names = inputs.map(({ name }) => name.trim());
    const known = new Map((await held.amocrm.tags.byNames(entityType, names)).map((tag) => [keyOf(tag.name), tag]));
    const lines = linesOf(entityType);
    const toWrite = async (input: CreateTagInput, index: number): Promise<TagWrite> => {
      const write = await translate(lines, { input, path: ['inputs', index], context });
      return write as TagWrite;
    };
    const seen = new Set(known.keys());
    return sendBatch(
      inputs,
      toWrite,
      async (writes) => {
        const missing = writes.flatMap((write, index) => (known.has(keyOf(write.name)) ? [] : [{ write, index }]));
        const created = await held.amocrm.tags.create(
          entityType,
          missing.map(({ write }) => write),
        );
        const found = writes.flatMap(({ name }, index) => {
          const tag = known.get(keyOf(name));
          return tag ? [{ index, result: tag }] : [];
        });
        return [...found, ...created.map((outcome) => ({ ...outcome, index: missing[outcome.index]?.index ?? -1 }))];
      },
      ({ name, color }, tag) => {
        // A tag in another spelling may not be found by name; amoCRM then answers with the existing one.
        const isNew = !seen.has(keyOf(name)) && tag.name === name;
        seen.add(keyOf(name));
        // amoCRM's answer may leave out the colour that was sent.
        return { tag: { ...tag, color: tag.color ?? (isNew ? (color ?? null) : null) }, isNew };
      },
      context,
    );
  });
}

/** Tags are compared without case, as amoCRM does. */
function keyOf(name: string): string {
  return name.toLowerCase();
}

function linesOf(entityType: EntityType): Translation<CreateTagInput, TagWrite> {
  return {
    name: (name) => ({ name: name.trim() }),
    color: (color, path) => ({ color: toColor(color, entityType, path) }),
  };
}

function toColor(given: string, entityType: EntityType, path: Issue['path']): string {
  if (entityType !== 'leads') {
    throw new ValidationError([{ path, message: 'is only for tags of leads: amoCRM gives the others no colour' }]);
  }
  const color = given.trim().replace(/^#/, '').toUpperCase();
  if (tagColors.includes(color)) return color;
  const message = `\`${given}\` is not one of amoCRM’s colours; there are ${tagColors.join(', ')}`;
  throw new ValidationError([{ path, message }]);
}
