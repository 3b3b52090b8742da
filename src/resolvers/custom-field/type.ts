import type { FieldOwner } from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import { type CustomFieldEntity, entityOfOwner } from './owner.ts';

const cards: readonly CustomFieldEntity[] = ['leads', 'contacts', 'companies'];
const all: readonly CustomFieldEntity[] = [...cards, 'customers', 'segments', 'catalogs'];

/** What may have fields of each type that can be created (amoCRM API v4, Custom fields: types). */
export const ownersOfType = {
  text: all,
  textarea: all,
  numeric: all,
  checkbox: all,
  select: all,
  multiselect: all,
  radiobutton: all,
  date: all,
  date_time: all,
  url: all,
  streetaddress: all,
  birthday: cards,
  smart_address: cards,
  legal_entity: cards,
  multitext: ['contacts', 'companies'],
  tracking_data: ['leads'],
  monetary: [...cards, 'customers'],
  file: [...cards, 'customers'],
  chained_list: ['leads', 'customers'],
  price: ['catalogs'],
  category: ['catalogs'],
  items: ['catalogs'],
  linked_entity: ['catalogs'],
  payer: ['catalogs'],
  supplier: ['catalogs'],
} as const satisfies Record<string, readonly CustomFieldEntity[]>;

/** A type of field that can be created. */
export type FieldTypeName = keyof typeof ownersOfType;

/** Refuses a type that this owner cannot have, and names those that it can. */
export function checkOwnerHasType(owner: FieldOwner, type: string, path: Issue['path']): void {
  const entity = entityOfOwner(owner);
  const has = (owners: readonly CustomFieldEntity[]) => owners.includes(entity);
  if (has((ownersOfType as Record<string, readonly CustomFieldEntity[]>)[type] ?? [])) return;
  const possible = Object.entries(ownersOfType).flatMap(([name, owners]) => (has(owners) ? [name.toUpperCase()] : []));
  const message = `${entity} have no fields of type ${type.toUpperCase()}; there are ${possible.join(', ')}`;
  throw new ValidationError([{ path, message }]);
}
