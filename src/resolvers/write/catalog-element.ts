import {
  type CatalogElement,
  type CatalogElementListQuery,
  type CatalogElementWrite,
  type CustomFieldValues,
  pagesOf,
} from '../../amocrm/index.ts';
import { type Issue, UpstreamUnavailableError } from '../../errors/index.ts';
import { notFound } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import { findCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { type CustomFieldInput, changesPart, toCustomFieldWrites } from '../custom-field.ts';
import { type Translation, translate } from '../translation.ts';
import { type BatchResult, one, sendBatch } from './batch.ts';
import { changeInPart } from './change-in-part.ts';
import { createOrFind } from './create-once.ts';

/** An `UpdateCatalogElementInput`. */
export interface UpdateCatalogElementInput {
  name?: Nullish<string>;
  customFields?: Nullish<CustomFieldInput[]>;
}

/** A `CreateCatalogElementInput`. */
export interface CreateCatalogElementInput extends UpdateCatalogElementInput {
  name: string;
}

type ElementInput = UpdateCatalogElementInput & { id?: string };

/** The translation of the fields of an element of one catalog. */
function elementTranslation(catalogId: number): Translation<ElementInput, CatalogElementWrite> {
  return {
    name: (name) => ({ name }),
    customFields: async (inputs, path, { input, context }) => {
      const present = input.id && changesPart(inputs) ? await loadPresent(catalogId, Number(input.id), context) : [];
      const writes = await toCustomFieldWrites(`catalogs/${catalogId}`, inputs, path, context, present);
      return writes.length === 0 ? {} : { custom_fields_values: writes };
    },
  };
}

async function loadPresent(catalogId: number, id: number, { loaders }: Context): Promise<CustomFieldValues[]> {
  const element = await loaders.catalogElement(catalogId).load(id);
  if (!element) throw notFound('catalog element', id);
  return element.custom_fields_values;
}

/** Creates up to 250 elements of a catalog, 50 in a request; each reports its own success or failure. */
export async function createElements(
  catalogId: Nullish<string>,
  inputs: CreateCatalogElementInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<CatalogElement>[]> {
  const { id } = await findCatalog(catalogId, ['catalogId'], context);
  const { amocrm } = context;
  return sendBatch(
    inputs,
    (input, index) => translate(elementTranslation(id), { input, path: path ?? ['inputs', index], context }),
    (writes) =>
      createOrFind<CatalogElementWrite, CatalogElement>(
        context,
        `catalogs/${id}/elements`,
        writes,
        (items) => amocrm.catalogElements.create(id, items),
        () => listCandidates(id, context),
      ),
    (_sent, element) => element,
    context,
  );
}

/** How many pages of elements are read to find one whose answer was lost. */
const maxPages = 20;

/** All elements of a catalog: amoCRM can neither order them nor filter them by the time of their creation. */
async function listCandidates(catalogId: number, { amocrm }: Context) {
  const list = (query: CatalogElementListQuery) => amocrm.catalogElements.list(catalogId, query);
  const found: (CatalogElement & Record<string, unknown>)[] = [];
  let pages = 0;
  for await (const { items } of pagesOf(list, {}, { ahead: 1 })) {
    pages += 1;
    if (pages > maxPages) throw new UpstreamUnavailableError('The catalog has too many elements to look for one.');
    found.push(...items.map((item) => ({ ...item })));
  }
  return found;
}

/** Creates one element. */
export function createElement(
  catalogId: Nullish<string>,
  input: CreateCatalogElementInput,
  context: Context,
): Promise<CatalogElement> {
  return one(createElements(catalogId, [input], context, ['input']));
}

/** Changes up to 250 elements of a catalog, 50 in a request; each reports its own success or failure. */
export async function updateElements(
  catalogId: Nullish<string>,
  inputs: (UpdateCatalogElementInput & { id: string })[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<CatalogElement>[]> {
  const { id } = await findCatalog(catalogId, ['catalogId'], context);
  const loader = context.loaders.catalogElement(id);
  const write = () =>
    sendBatch(
      inputs,
      async (input, index) => ({
        id: Number(input.id),
        ...(await translate(elementTranslation(id), { input, path: path ?? ['inputs', index], context })),
      }),
      (patches) => context.amocrm.catalogElements.update(id, patches),
      (_sent, element) => {
        loader.clear(element.id);
        return element;
      },
      context,
    );
  const isPart = ({ customFields }: UpdateCatalogElementInput) => changesPart(customFields);
  return changeInPart({ name: `catalog ${id} element`, loader }, inputs, isPart, context, write);
}

/** Changes one element. */
export function updateElement(
  catalogId: Nullish<string>,
  id: string,
  input: UpdateCatalogElementInput,
  context: Context,
): Promise<CatalogElement> {
  return one(updateElements(catalogId, [{ ...input, id }], context, ['input']));
}
