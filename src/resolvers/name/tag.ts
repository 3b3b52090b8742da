import type { EntityType, Tag } from '../../amocrm/index.ts';
import { ValidationError } from '../../errors/index.ts';
import { quote } from '../../errors/quote.ts';
import { findNamed, requireOne } from './choose.ts';
import { type NameQuery, textAround } from './scope.ts';
import { wordsOf } from './spelling.ts';

/** How many tags one request finds. */
const limit = 250;

const order = { field: 'place', direction: 'asc' } as const;

/**
 * The id of a tag by its name, of the type of entity that is named beside it. Tags are not settings: an account may have thousands, so they
 * are searched, which costs one request, or two if the name was typed in another spelling.
 */
export async function findTagByName({ text, scope, context }: NameQuery): Promise<string> {
  const entity = textAround(scope, 'entityType') as EntityType | undefined;
  if (entity === undefined) throw refuse('takes names of tags only beside `entityType`');
  const { tags } = context.amocrm;
  const named = await tags.list(entity, { filter: { name: [text.trim()] }, order, limit, page: 1 });
  const [word] = wordsOf(text).toSorted((one, other) => other.length - one.length);
  let similar: Tag[] = named.items;
  if (findNamed(text, similar).length === 0 && word !== undefined) {
    similar = (await tags.list(entity, { query: word, order, limit, page: 1 })).items;
  }
  const found = findNamed(text, similar);
  if (found.length > 0 || similar.length > 0) return requireOne(text, found, { noun: 'a tag', known: similar });
  throw refuse(`no tag is named «${quote(text)}»`);
}

function refuse(message: string): ValidationError {
  return new ValidationError([{ path: [], message }]);
}
