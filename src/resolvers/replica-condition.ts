/** Conditions of filters that only the replica can answer, as callers write them. */
import type { Issue } from '../errors/index.ts';
import { ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { CardType, ReplicaFieldCondition, TagCondition } from '../replica/question/card-condition.ts';
import type { Context } from './context.ts';
import { type CustomFieldFilterInput, toCondition } from './custom-field/condition.ts';
import { findCustomField } from './custom-field.ts';
import { identityKeysIn } from './identity/record-identity.ts';
import { dropAbsent } from './list/range.ts';
import { findTagsOfCards, type GivenTag } from './name/tag.ts';

/** A `TagCondition` input. */
export interface TagConditionInput {
  any?: Nullish<string[]>;
  all?: Nullish<string[]>;
  none?: Nullish<string[]>;
}

/** A `FieldCondition` input. */
export interface FieldConditionInput extends CustomFieldFilterInput {
  isEmpty?: Nullish<boolean>;
}

/** The names in a condition on tags. */
export function listTags({ any, all, none }: TagConditionInput, path: Issue['path']): GivenTag[] {
  return Object.entries({ any, all, none }).flatMap(([key, names]) =>
    (names ?? []).map((name, index) => ({ name, path: [...path, key, index] })),
  );
}

/** The line of a filter by tags, which are compared as all names are. @param find where tags of the names are looked for */
export function tagsAs(type: CardType, find: typeof findTagsOfCards = findTagsOfCards) {
  return async (
    { any, all, none }: TagConditionInput,
    path: Issue['path'],
    { context }: { context: Context },
  ): Promise<{ tags?: TagCondition }> => {
    const given = listTags({ any, all, none }, path);
    if (given.length === 0) return {};
    const spellings = await find(type, given, context);
    const spell = (name: string) => spellings.get(name) ?? [name];
    const spellAll = (names: Nullish<string[]>) => names && [...new Set(names.flatMap(spell))];
    const tags = dropAbsent({ any: spellAll(any), all: all?.map(spell), none: spellAll(none) });
    return { tags: tags as TagCondition };
  };
}

/** The line of a filter by custom fields that the replica answers. */
export function replicaFieldsAs(entity: 'leads' | 'contacts' | 'companies') {
  return async (inputs: readonly FieldConditionInput[], path: Issue['path'], { context }: { context: Context }) => {
    const fields = [];
    for (const [index, input] of inputs.entries()) {
      fields.push(await toFieldCondition(entity, input, [...path, index], context));
    }
    return { fields };
  };
}

async function toFieldCondition(
  entity: 'leads' | 'contacts' | 'companies',
  { isEmpty, ...input }: FieldConditionInput,
  path: Issue['path'],
  context: Context,
): Promise<ReplicaFieldCondition> {
  const { id, code } = await findCustomField(entity, input.field, [...path, 'field'], context);
  if (isEmpty != null) {
    if (input.values == null && input.from == null && input.to == null) return { field_id: id, is_empty: isEmpty };
    const message = 'cannot be combined with `values`, `from` or `to`';
    throw new ValidationError([{ path: [...path, 'isEmpty'], message }]);
  }
  // One phone is written in many ways, and all of them are meant.
  if (input.values && (code === 'PHONE' || code === 'EMAIL')) {
    const { country } = await context.metadata.account();
    const keys = input.values.map((value) => identityKeysIn(String(value), country));
    if (keys.every(({ length }) => length > 0)) return { field_id: id, normals: [...new Set(keys.flat())] };
  }
  return toCondition(entity, input, path, context);
}
