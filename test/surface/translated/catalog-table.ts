/** What the arguments and inputs of catalogs, their elements and products do. */
import { expect } from 'vitest';
import { forElements } from './catalog-value.ts';
import {
  answer,
  type Effect,
  idsOf,
  path,
  pick,
  query,
  recordId,
  refused,
  type Seen,
  sentAt,
  write,
} from './effect.ts';
import { ownerOf } from './part-table.ts';
import { entityOf } from './value.ts';

const id = Number;
const lower = (value: unknown) => String(value).toLowerCase();
/** The request for the elements of the given catalog. */
const ofCatalog = (method: string) => path(({ value }) => `/catalogs/${value}/elements`, method);

/** The products of the record that a mutation is about. */
function productsIn({ args, data }: Seen) {
  const entity = args.entityType === undefined ? 'leads' : entityOf(args.entityType);
  return data.elementLinks.of(entity, Number(args.entityId ?? args.leadId));
}

/** It is sent in a link, and the record has it. */
const link = (sent: string, kept: 'elementId' | 'catalogId' | 'quantity' | 'priceId', print = id): Effect =>
  write(sent, (seen) => productsIn(seen).map((each) => each[kept]), print);

/** It is sent in an unlink, and the record does not have it. */
const removes: Effect = (seen) => {
  const [removed] = [seen.value].flat().map(Number);
  expect(sentAt(seen, 'to_entity_id')).toContain(removed);
  expect(seen.requests.some((request) => request.path.endsWith('/unlink'))).toBe(true);
  expect(productsIn(seen).map(({ elementId }) => elementId)).not.toContain(removed);
};

/** Exactly the products of the types are answered. */
const ofTypes: Effect = (seen) => {
  const { demo, place } = seen;
  const types = { Lead: 'leads', Contact: 'contacts', Company: 'companies', Customer: 'customers' };
  const entity = types[place.owner as keyof typeof types] as 'leads';
  const own = demo.data.elementLinks.of(entity, ownerOf(demo, place.owner, place.field).id);
  const wanted = own.filter(({ catalogId }) => demo.data.catalogs.get(catalogId)?.type === lower(seen.value));
  const found = pick(seen.answers, 'elementId').map(Number);
  expect(found).toEqual(wanted.map(({ elementId }) => elementId).sort((a, b) => a - b));
};

/** An option is sent by its id, and the row has it or not. */
const option = (isKept: boolean): Effect => {
  return (seen) => {
    const [label] = [seen.value].flat();
    const kept = pick(seen.changed.catalogElements, 'fields.values.value');
    const isNew = seen.place.field.startsWith('create');
    if (!(isNew && !isKept)) expect(sentAt(seen, 'enum_id').length).toBeGreaterThan(0);
    if (isKept) expect(kept).toContain(label);
    else expect(kept).not.toContain(label);
    expect(seen.changed.catalogElements).toHaveLength(1);
  };
};

/** An account has one such catalog, so amoCRM refuses another. */
const secondOfType: Effect = Object.assign((seen: Seen) => expect(sentAt(seen, 'type')).toContain(lower(seen.value)), {
  isRefusal: true,
});

const catalogFields = (input: string): Record<string, Effect> => ({
  [`${input}.name`]: write('name', 'name'),
  [`${input}.sort`]: write('sort', 'sort'),
  [`${input}.canAddElements`]: write('can_add_elements', 'canAddElements'),
  [`${input}.canShowInCards`]: write('can_show_in_cards', 'canShowInCards'),
  [`${input}.canLinkMultiple`]: write('can_link_multiple', 'canLinkMultiple'),
});

export const catalogs: Record<string, Effect> = {
  'Query.catalog.id': answer((answers, _, { value }) => expect(idsOf(answers)).toEqual([Number(value)])),
  'CatalogFilter.types': answer((answers, _, { value, demo }) => {
    const wanted = demo.data.catalogs.rows().filter(({ type }) => type === lower(value));
    expect(idsOf(answers)).toEqual(wanted.map((row) => row.id));
  }),
  'Query.catalogElement.catalogId': ofCatalog('GET'),
  'Query.catalogElement.id': query('filter[id][]'),
  'Query.catalogElements.catalogId': ofCatalog('GET'),
  'Query.catalogElements.query': query('query'),
  'Query.invoices.query': query('query'),
  'CatalogElementFilter.ids': query('filter[id][]'),
  'Catalog.elements.query': query('query'),
  'Catalog.elements.ids': query('filter[id][]'),
  'Entity.products.types': ofTypes,
  ...catalogFields('CreateCatalogInput'),
  ...catalogFields('UpdateCatalogInput'),
  'CreateCatalogInput.type': write('type', 'type', lower),
  'CreateCatalogInput.type.PRODUCTS': secondOfType,
  'CreateCatalogInput.type.INVOICES': secondOfType,
  'UpdateCatalogsInput.id': recordId,
  'Mutation.createCatalogElement.catalogId': ofCatalog('POST'),
  'Mutation.createCatalogElements.catalogId': ofCatalog('POST'),
  'Mutation.updateCatalogElement.catalogId': ofCatalog('PATCH'),
  'Mutation.updateCatalogElements.catalogId': ofCatalog('PATCH'),
  'Mutation.updateCatalogElement.id': recordId,
  'UpdateCatalogElementsInput.id': recordId,
  'CreateCatalogElementInput.name': write('name', 'name'),
  'UpdateCatalogElementInput.name': write('name', 'name'),
  ...forElements(
    'CustomFieldInput.field',
    write('field_id', 'fieldId', () => 1_273_001),
  ),
  ...forElements('CustomFieldInput.values', write('custom_fields_values.values.value', 'fields.values.value')),
  ...forElements('CustomFieldInput.add', option(true)),
  ...forElements('CustomFieldInput.remove', option(false)),
  ...forElements('CustomFieldInput.kind', refused('VALIDATION_FAILED')),
  'Mutation.setProducts.entityType': path(({ value, args }) => `/${entityOf(value)}/${args.entityId}/link`, 'POST'),
  'Mutation.setProducts.entityId': path(({ value }) => `/leads/${value}/link`, 'POST'),
  'Mutation.setLeadProducts.leadId': path(({ value }) => `/leads/${value}/link`, 'POST'),
  'Mutation.setProducts.remove': removes,
  'Mutation.setLeadProducts.remove': removes,
  'AddProductInput.elementId': link('to_entity_id', 'elementId'),
  'AddProductInput.catalogId': link('catalog_id', 'catalogId'),
  'AddProductInput.quantity': link('quantity', 'quantity'),
  'AddProductInput.priceId': link('price_id', 'priceId'),
  'ChangeProductInput.elementId': link('to_entity_id', 'elementId'),
  'ChangeProductInput.quantity': link('quantity', 'quantity'),
  'ChangeProductInput.priceId': link('price_id', 'priceId'),
};
