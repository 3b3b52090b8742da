import type { EntityType, Tag } from '../../amocrm/index.ts';
import { type Issue, ReplicaOffError, ValidationError } from '../../errors/index.ts';
import { nearestNames } from '../../errors/nearest.ts';
import { quote } from '../../errors/quote.ts';
import type { CardType } from '../../replica/question/card-condition.ts';
import type { Context } from '../context.ts';
import { readStored } from '../replica.ts';
import { findNamed, requireOne } from './choose.ts';
import { type NameQuery, textAround } from './scope.ts';
import { normalizeName, wordsOf } from './spelling.ts';

/** How many tags one request finds. */
const limit = 250;

const order = { field: 'place', direction: 'asc' } as const;

/** How many names an error lists. */
const maxListed = 10;

/**
 * The id of a tag by its name, of the type of entity that is named beside it. Tags are not settings: an account may have thousands, so they
 * are searched, which costs one request, or two if the name was typed in another spelling.
 */
export async function findTagByName({ text, scope, context }: NameQuery): Promise<string> {
  const entity = textAround(scope, 'entityType') as EntityType | undefined;
  if (entity === undefined) throw refuse('takes names of tags only beside `entityType`');
  const named = await context.amocrm.tags.byNames(entity, [text.trim()]);
  const similar = findNamed(text, named).length > 0 ? named : await searchSimilar(text, entity, context);
  const found = findNamed(text, similar);
  if (found.length > 0 || similar.length > 0) return requireOne(text, found, { noun: 'a tag', known: similar });
  throw refuse(`no tag is named «${quote(text)}»`);
}

function refuse(message: string): ValidationError {
  return new ValidationError([{ path: [], message }]);
}

/** Tags that may have a name in another spelling: those with the longest part of it that is spelled in one way only. */
async function searchSimilar(text: string, entity: EntityType, { amocrm }: Context): Promise<Tag[]> {
  const parts = wordsOf(text).flatMap((word) => word.split(/[е-]/u));
  const [query] = parts.toSorted((one, other) => other.length - one.length);
  return query ? (await amocrm.tags.list(entity, { query, order, limit, page: 1 })).items : [];
}

/** The spellings of tags as they are stored, by the name that was given. */
export type TagSpellings = ReadonlyMap<string, string[]>;

/** A name in the arguments. */
export interface GivenTag {
  name: string;
  path: Issue['path'];
}

/**
 * Finds tags of cards in the replica without regard to case, «ё», quotes, dashes and spaces. Only names that no card has there are looked for
 * in amoCRM: a tag may be on no card. While the replica is switched off, names are returned as they were given: what reads it says so.
 *
 * @throws {ValidationError} for names that no tag has
 */
export async function findTagsOfCards(
  type: CardType,
  given: readonly GivenTag[],
  context: Context,
): Promise<TagSpellings> {
  try {
    const snapshot = await readStored([type], context);
    const { loadTagNames } = await import('../../replica/question/tag-name.ts');
    return await spellTags(type, given, await loadTagNames(snapshot, type), context);
  } catch (error) {
    if (!(error instanceof ReplicaOffError)) throw error;
    return new Map(given.map(({ name }) => [name, [name]]));
  }
}

/** Names as they were given, for what reads the tags of every card itself. */
export async function keepTags(_type: CardType, given: readonly GivenTag[]): Promise<TagSpellings> {
  return new Map(given.map(({ name }) => [name, [name]]));
}

/**
 * Checks names against the tags of cards that were read; those that no card has are looked for in amoCRM.
 *
 * @throws {ValidationError} for names that no tag has
 */
export async function checkTags(
  type: CardType,
  given: readonly GivenTag[],
  read: readonly string[],
  context: Context,
): Promise<void> {
  await spellTags(type, given, read, context);
}

async function spellTags(
  type: CardType,
  given: readonly GivenTag[],
  stored: readonly string[],
  context: Context,
): Promise<TagSpellings> {
  const spellingsIn = (names: readonly string[], wanted: string) => {
    const key = normalizeName(wanted);
    return names.filter((name) => normalizeName(name) === key);
  };
  const spellings = new Map(given.map(({ name }) => [name, spellingsIn(stored, name)]));
  const missing = () => [...spellings].flatMap(([name, found]) => (found.length === 0 ? [name] : []));
  const known = new Set(stored);
  const add = (tags: readonly Tag[]) => {
    const names = [...new Set(tags.map(({ name }) => name))];
    for (const name of names) known.add(name);
    for (const name of missing()) spellings.set(name, spellingsIn(names, name));
  };
  if (missing().length > 0)
    add(
      await context.amocrm.tags.byNames(
        type,
        missing().map((name) => name.trim()),
      ),
    );
  add((await Promise.all(missing().map((name) => searchSimilar(name, type, context)))).flat());
  const wrong = missing();
  const issues = given.flatMap(({ name, path }) =>
    wrong.includes(name) ? [{ path, message: describeUnknown(name, type, [...known]) }] : [],
  );
  if (issues.length > 0) throw new ValidationError(issues);
  return spellings;
}

function describeUnknown(name: string, type: CardType, known: readonly string[]): string {
  const near = nearestNames(normalizeName(name), known, maxListed);
  const listed = (near.length > 0 ? near : known.slice(0, maxListed)).map((each) => `«${quote(each)}»`).join(', ');
  const others =
    listed === '' ? 'no card has any' : near.length > 0 ? `the nearest are ${listed}` : `there are ${listed}`;
  return `«${quote(name)}» is not the name of a tag of ${type}; ${others}`;
}
