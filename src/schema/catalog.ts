import { showDateTime } from '../resolvers/account-time.ts';
import { type CatalogFilterInput, listCatalogs, loadCatalog } from '../resolvers/catalog.ts';
import { listElements } from '../resolvers/catalog-element.ts';
import { loadUser } from '../resolvers/user.ts';
import * as resolver from '../resolvers/write/catalog.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import { CatalogElementConnection } from './catalog-element.ts';
import { CatalogType } from './catalog-type.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';

import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { Catalog, CustomField } from './ref.ts';
import { User } from './user.ts';

Catalog.implement({
  description: 'A catalog («список»): the products, invoices or suppliers of the account, or a list of its own.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    type: t.expose('type', {
      type: CatalogType,
      nullable: true,
      description: 'What its elements are; null for a type that is newer than this server.',
    }),
    sort: t.exposeInt('sort', { description: 'Its place among the catalogs.' }),
    canAddElements: t.exposeBoolean('can_add_elements', {
      description: 'Whether elements can be added in the interface.',
    }),
    canShowInCards: t.exposeBoolean('can_show_in_cards', { description: 'Whether it is a tab of cards.' }),
    canLinkMultiple: t.exposeBoolean('can_link_multiple', {
      description: 'Whether an element can be linked to several records.',
    }),
    canBeDeleted: t.exposeBoolean('can_be_deleted', { description: 'Whether the interface can delete it.' }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who created it; null for a robot or an integration.',
      resolve: ({ created_by }, _, context, info) => loadUser(created_by, context, info),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was created.',
      resolve: ({ created_at }, _, context) => showDateTime(created_at, context),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed.',
      resolve: ({ updated_at }, _, context) => showDateTime(updated_at, context),
    }),
    customFields: t.field({
      type: [CustomField],
      nullable: true,
      description: 'The custom fields that its elements have.',
      resolve: ({ id }, _, { metadata }) => metadata.customFields(`catalogs/${id}`),
    }),
    elements: t.field({
      type: CatalogElementConnection,
      nullable: true,
      description: 'Its elements, page by page. Costs one request to amoCRM for each catalog.',
      args: {
        query: t.arg.string({ description: constraint.fullText, validate: constraint.query }),
        ids: t.arg.idList({ description: 'Ids of elements.', validate: constraint.idList }),
        ...connectionArgs(t),
      },
      resolve: ({ id }, { query, ids, ...page }, context, info) =>
        listElements({ catalogId: id, query, filter: ids && { ids }, ...page }, context, info),
    }),
  }),
});

const CatalogConnection = builder.connectionObject(
  { type: Catalog, name: 'CatalogConnection', description: 'A page of catalogs.' },
  { name: 'CatalogEdge', description: 'A catalog in a list.' },
);

const CatalogFilter = inputOf<CatalogFilterInput>()(
  builder.inputType('CatalogFilter', {
    description: 'Which catalogs match.',
    fields: (t) => ({
      types: t.field({ type: [CatalogType], description: 'What their elements are.', validate: constraint.listOf(4) }),
    }),
  }),
);

builder.queryFields((t) => ({
  catalog: t.field({
    type: Catalog,
    nullable: true,
    description: 'One catalog by its id or name. An unknown one is an error.',
    args: { id: t.arg.id({ of: 'catalog', required: true, description: 'Catalog.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => loadCatalog(Number(id), context),
  }),
  catalogs: t.field({
    type: CatalogConnection,
    nullable: true,
    description: 'The catalogs of the account, by id. They are settings: cached for ten minutes.',
    args: {
      filter: t.arg({ type: CatalogFilter, description: 'Which catalogs; all if omitted.' }),
      ...connectionArgs(t),
    },
    resolve: (_root, args, context) => listCatalogs(args, context),
  }),
}));

const fields = {
  name: { description: 'Name.', validate: constraint.name },
  sort: { description: 'Place among the catalogs.', validate: constraint.sort },
  canAddElements: { description: 'Whether elements can be added in the interface.' },
  canShowInCards: { description: 'Whether it is a tab of cards.' },
  canLinkMultiple: { description: 'Whether an element can be linked to several records.' },
};

const CreateCatalogInput = inputOf<resolver.CreateCatalogInput>()(
  builder.inputType('CreateCatalogInput', {
    description: 'A new catalog. amoCRM has one of products and one of invoices.',
    fields: (t) => ({
      name: t.string({ ...fields.name, required: true }),
      type: t.field({ type: CatalogType, description: 'What its elements are; `REGULAR` if omitted.' }),
      sort: t.int(fields.sort),
      canAddElements: t.boolean(fields.canAddElements),
      canShowInCards: t.boolean(fields.canShowInCards),
      canLinkMultiple: t.boolean(fields.canLinkMultiple),
    }),
  }),
);

const UpdateCatalogInput = inputOf<resolver.UpdateCatalogInput>()(
  builder.inputType('UpdateCatalogInput', {
    description: 'Fields to change. Omitted fields keep their value.',
    fields: (t) => ({
      name: t.string(fields.name),
      sort: t.int(fields.sort),
      canAddElements: t.boolean(fields.canAddElements),
      canShowInCards: t.boolean(fields.canShowInCards),
      canLinkMultiple: t.boolean(fields.canLinkMultiple),
    }),
    validate: constraint.notEmpty,
  }),
);

const UpdateCatalogsInput = builder.inputType('UpdateCatalogsInput', {
  description: 'A change of one catalog.',
  fields: (t) => ({
    id: t.id({ of: 'catalog', required: true, description: 'Catalog.', validate: constraint.id }),
    fields: t.field({ type: UpdateCatalogInput, required: true, description: 'The fields to change.' }),
  }),
});

const CatalogBatch = batchType('Catalog', Catalog);

builder.mutationFields((t) => ({
  createCatalogs: t.field({
    type: CatalogBatch,
    description: 'Creates catalogs and returns a result for each. An account has at most ten.',
    extensions: creates,
    args: {
      inputs: t.arg({
        type: [CreateCatalogInput],
        required: true,
        description: 'The new catalogs.',
        validate: constraint.itemsUpTo(10),
      }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createCatalogs(args.inputs, context)),
  }),
  updateCatalogs: t.field({
    type: CatalogBatch,
    description: 'Changes catalogs and returns a result for each.',
    extensions: overwrites,
    args: {
      inputs: t.arg({
        type: [UpdateCatalogsInput],
        required: true,
        description: 'The changes.',
        validate: constraint.itemsUpTo(10),
      }),
    },
    resolve: (_root, { inputs }, context) =>
      resolver.updateCatalogs(
        inputs.map(({ id, fields }) => ({ ...fields, id })),
        context,
      ),
  }),
}));
