import type { EntityType, FieldOwner } from '../../amocrm/index.ts';
import { type Issue, NotFoundError, ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';

/** A `CustomFieldEntityType`: what has custom fields. */
export type CustomFieldEntity = EntityType | 'customers' | 'segments' | 'catalogs';

/** The arguments that say whose fields are meant. */
export interface OwnerArguments {
  entityType: CustomFieldEntity;
  catalogId?: Nullish<string>;
}

/** Converts the arguments to the owner, as it stands in amoCRM's paths. @throws {ValidationError} */
export function toOwner({ entityType, catalogId }: OwnerArguments, path: Issue['path'] = []): FieldOwner {
  const at = [...path, 'catalogId'];
  if (entityType === 'catalogs') {
    if (catalogId) return `catalogs/${Number(catalogId)}`;
    throw new ValidationError([{ path: at, message: 'is required for `entityType: CATALOGS`' }]);
  }
  if (catalogId) throw new ValidationError([{ path: at, message: 'is only for `entityType: CATALOGS`' }]);
  return entityType === 'segments' ? 'customers/segments' : entityType;
}

/** What has the fields, as the schema names it. */
export function entityOfOwner(owner: FieldOwner): CustomFieldEntity {
  if (owner.startsWith('catalogs/')) return 'catalogs';
  return owner === 'customers/segments' ? 'segments' : (owner as CustomFieldEntity);
}

/** The id of the catalog that has the fields; null if another owner has them. */
export function catalogIdOf(owner: FieldOwner): number | null {
  return owner.startsWith('catalogs/') ? Number(owner.slice('catalogs/'.length)) : null;
}

/** Runs `work` and says what it means that amoCRM does not know the owner. @throws {NotFoundError} */
export async function withOwner<Result>(owner: FieldOwner, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const catalogId = catalogIdOf(owner);
    if (!(error instanceof NotFoundError) || catalogId === null) throw error;
    throw new NotFoundError(`There is no catalog with id ${catalogId} that the amoCRM user of the token may see.`, {
      cause: error,
      remedy: 'Use the id of a catalog of this account.',
    });
  }
}
