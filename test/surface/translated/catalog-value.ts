/** The values, and what has to stand beside them, of the arguments and inputs of catalogs and products. */
import type { EntityType } from '../../../src/sandbox/index.ts';
import type { Demo } from './demo.ts';
import type { Place } from './walk.ts';

/** The mutations that write elements, and the number of the demo's catalog of crews, which they write to here. */
export const elementMutations = [
  'createCatalogElement',
  'createCatalogElements',
  'updateCatalogElement',
  'updateCatalogElements',
] as const;
export const crewCatalog = '4523';

/** The name of one text field of crews, and of one with several options. */
export const district = 'Район выезда';
export const skills = 'Специализация';

/** One entry for each of the mutations that write elements. */
export function forElements<Value>(key: string, value: Value): Record<string, Value> {
  return Object.fromEntries(elementMutations.map((mutation) => [`${mutation} ${key}`, value]));
}

export const catalogValues: Record<string, (demo: Demo) => unknown> = {
  catalogId: () => crewCatalog,
  priceId: () => '1270007',
  'Query.catalog.id': () => '4519',
  'Query.catalogElement.id': ({ crew }) => String(crew.id),
  'Query.catalogElements.query': () => 'окно',
  'Query.invoices.query': () => 'счёт',
  'Catalog.elements.query': () => 'окно',
  'Catalog.elements.ids': ({ product }) => [String(product.id)],
  'CatalogElementFilter.ids': ({ product }) => [String(product.id)],
  'UpdateCatalogsInput.id': () => crewCatalog,
  'UpdateCatalogElementsInput.id': ({ crew }) => String(crew.id),
  'Mutation.updateCatalogElement.id': ({ crew }) => String(crew.id),
  'AddProductInput.elementId': ({ product }) => String(product.id),
  'AddProductInput.quantity': () => 3.5,
  'ChangeProductInput.elementId': (demo) => String(productOf(demo)),
  'ChangeProductInput.quantity': () => 7.25,
  'Mutation.setProducts.entityId': ({ productOwner }) => String(productOwner('leads')),
  'Mutation.setLeadProducts.leadId': ({ productOwner }) => String(productOwner('leads')),
  'Mutation.setProducts.remove': (demo) => [String(productOf(demo))],
  'Mutation.setLeadProducts.remove': (demo) => [String(productOf(demo))],
  ...forElements('CustomFieldInput.field', () => district),
  ...forElements('CustomFieldInput.values', () => ['Юг']),
  ...forElements('CustomFieldInput.add', () => ['Двери']),
  ...forElements('CustomFieldInput.remove', () => ['Окна']),
};

/** A product that the lead has. */
function productOf({ data, productOwner }: Demo): number | undefined {
  return data.elementLinks.of('leads', productOwner('leads')).find(({ catalogId }) => catalogId === 4517)?.elementId;
}

/** A product that it does not have. */
function otherThan({ data, productOwner }: Demo, entity: EntityType): string {
  const own = new Set(data.elementLinks.of(entity, productOwner(entity)).map(({ elementId }) => elementId));
  const row = data.catalogElements.rows().find(({ id, catalogId }) => catalogId === 4517 && !own.has(id));
  return String(row?.id);
}

export const catalogBesides: Record<string, (demo: Demo, place: Place) => Record<string, unknown>> = {
  'UpdateCatalogsInput.id': () => ({ fields: { name: 'Бригады' } }),
  'UpdateCatalogElementsInput.id': () => ({ fields: { name: 'Бригада' } }),
  'Mutation.updateCatalogElement.id': () => ({ input: { name: 'Бригада' } }),
  'Mutation.updateCatalogElement.catalogId': () => ({ input: { name: 'Бригада' } }),
  'Mutation.updateCatalogElements.catalogId': ({ crew }) => ({
    inputs: [{ id: String(crew.id), fields: { name: 'Бригада' } }],
  }),
  'AddProductInput.catalogId': ({ data, productOwner }) => {
    const own = data.elementLinks.of('leads', productOwner('leads')).map(({ elementId }) => elementId);
    const free = data.catalogElements.rows().find(({ id, catalogId }) => catalogId === 4523 && !own.includes(id));
    return { elementId: String(free?.id) };
  },
  'ChangeProductInput.elementId': () => ({ quantity: 9 }),
  ...forElements('CustomFieldInput.field', () => ({ field: district, values: ['Юг'] })),
  ...forElements('CustomFieldInput.values', () => ({ field: district })),
  ...forElements('CustomFieldInput.kind', () => ({ field: district, values: ['Юг'] })),
  ...forElements('CustomFieldInput.add', () => ({ field: skills })),
  ...forElements('CustomFieldInput.remove', () => ({ field: skills })),
};

const products = (demo: Demo, entity: EntityType) => ({
  add: [{ elementId: otherThan(demo, entity), quantity: 1 }],
});

const entities: Record<string, EntityType> = { CONTACTS: 'contacts', COMPANIES: 'companies', CUSTOMERS: 'customers' };

export const catalogArounds: Record<string, (demo: Demo, place: Place) => Record<string, unknown>> = {
  ...Object.fromEntries(elementMutations.map((mutation) => [mutation, () => ({ catalogId: crewCatalog })])),
  setLeadProducts: (demo) => ({ leadId: String(demo.productOwner('leads')), ...products(demo, 'leads') }),
  setProducts: (demo, { value }) => {
    const entity = entities[String(value)] ?? 'leads';
    return { entityType: 'LEADS', entityId: String(demo.productOwner(entity)), ...products(demo, entity) };
  },
};
