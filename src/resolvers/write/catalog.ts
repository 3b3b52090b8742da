import type { Catalog, CatalogType, CatalogWrite } from '../../amocrm/index.ts';
import type { Nullish } from '../../nullish.ts';
import { findCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { type Translation, translate } from '../translation.ts';
import { type BatchResult, sendBatch } from './batch.ts';
import { createOrFind } from './create-once.ts';

/** A `CreateCatalogInput`. */
export interface CreateCatalogInput extends UpdateCatalogInput {
  name: string;
  type?: Nullish<CatalogType>;
}

/** An `UpdateCatalogInput`. */
export interface UpdateCatalogInput {
  name?: Nullish<string>;
  sort?: Nullish<number>;
  canAddElements?: Nullish<boolean>;
  canShowInCards?: Nullish<boolean>;
  canLinkMultiple?: Nullish<boolean>;
}

const catalogTranslation: Translation<CreateCatalogInput, CatalogWrite> = {
  name: (name) => ({ name }),
  type: (type) => ({ type }),
  sort: (sort) => ({ sort }),
  canAddElements: (can_add_elements) => ({ can_add_elements }),
  canShowInCards: (can_show_in_cards) => ({ can_show_in_cards }),
  canLinkMultiple: (can_link_multiple) => ({ can_link_multiple }),
};

/** Creates catalogs in one request; each reports its own success or failure. */
export async function createCatalogs(inputs: CreateCatalogInput[], context: Context): Promise<BatchResult<Catalog>[]> {
  const { amocrm } = context;
  const results = await sendBatch(
    inputs,
    (input, index) => translate(catalogTranslation, { input, path: ['inputs', index], context }),
    (writes) =>
      createOrFind<CatalogWrite, Catalog>(
        context,
        'catalogs',
        writes,
        (items) => amocrm.catalogs.create(items),
        async () => (await amocrm.catalogs.all()).map((catalog) => ({ ...catalog })),
      ),
    (_sent, catalog) => catalog,
    context,
  );
  await context.metadata.renew('catalogs');
  return results;
}

/** Changes catalogs in one request; each reports its own success or failure. */
export async function updateCatalogs(
  inputs: (UpdateCatalogInput & { id: string })[],
  context: Context,
): Promise<BatchResult<Catalog>[]> {
  const results = await sendBatch(
    inputs,
    async ({ id, ...fields }, index) => {
      await findCatalog(id, ['inputs', index, 'id'], context);
      // A change has no type; the table is that of new catalogs.
      const input = fields as CreateCatalogInput;
      return { id: Number(id), ...(await translate(catalogTranslation, { input, path: ['inputs', index], context })) };
    },
    (patches) => context.amocrm.catalogs.update(patches),
    (_sent, catalog) => catalog,
    context,
  );
  await context.metadata.renew('catalogs');
  return results;
}
