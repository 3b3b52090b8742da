/** What `setProducts` is to do: every line checked before anything is sent. */
import type { Catalog, CustomField, LinkedElement } from '../../amocrm/index.ts';
import { describeUnknown, listCandidates } from '../../errors/candidate.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import { findCatalog, nameCatalog } from '../catalog.ts';
import { isPriceField } from '../catalog-element.ts';
import type { Context } from '../context.ts';

/** An `AddProductInput`. */
export interface AddProductInput {
  elementId: string;
  catalogId?: Nullish<string>;
  quantity: number;
  priceId?: Nullish<string>;
}

/** A `ChangeProductInput`. */
export interface ChangeProductInput {
  elementId: string;
  quantity?: Nullish<number>;
  priceId?: Nullish<string>;
}

/** Which products of a record change. */
export interface ProductChanges {
  add?: Nullish<AddProductInput[]>;
  change?: Nullish<ChangeProductInput[]>;
  remove?: Nullish<string[]>;
}

/** What a line asks for. */
export type ProductAction = 'ADD' | 'CHANGE' | 'REMOVE';

/** One product to add, change or remove. */
export interface ProductLine {
  action: ProductAction;
  /** As it is to be, or, of a product to remove, as it is. */
  wanted: LinkedElement;
  /** Whether it is so already, so that nothing is sent. */
  isDone: boolean;
}

/**
 * Checks all changes against the products that the record has.
 *
 * @throws {ValidationError} naming every line that is not possible; nothing was sent
 */
export async function planProducts(
  { add, change, remove }: ProductChanges,
  present: readonly LinkedElement[],
  context: Context,
): Promise<ProductLine[]> {
  const issues: Issue[] = [];
  const lines: ProductLine[] = [];
  const seen = new Set<string>();
  const plan = async (path: Issue['path'], elementId: string, toLine: () => ProductLine | Promise<ProductLine>) => {
    if (seen.has(elementId)) issues.push({ path, message: `the product ${elementId} is given twice` });
    seen.add(elementId);
    try {
      lines.push(await toLine());
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues);
    }
  };
  const missing = await findMissing(add ?? [], context);
  for (const [index, input] of (add ?? []).entries()) {
    const path = ['add', index];
    await plan([...path, 'elementId'], input.elementId, () => toAddition(input, path, { present, missing, context }));
  }
  for (const [index, input] of (change ?? []).entries()) {
    const path = ['change', index];
    await plan([...path, 'elementId'], input.elementId, () => toChange(input, path, present, context));
  }
  for (const [index, id] of (remove ?? []).entries()) {
    await plan(['remove', index], id, () => toRemoval(Number(id), present));
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return lines;
}

/** Why elements cannot be added, by their ids. */
type Missing = ReadonlyMap<string, string>;

/** Looks for the elements to add in their catalogs, in one request for each; those that are missing, in the others too. */
async function findMissing(inputs: readonly AddProductInput[], context: Context): Promise<Missing> {
  const missing = new Map<string, string>();
  const catalogs = await context.metadata.catalogs();
  // Inputs of an unknown catalog are reported by themselves.
  for (const catalog of catalogs) {
    const own = inputs.filter(({ catalogId }) => catalogOf(catalogId, catalogs) === catalog);
    const ids = own.map(({ elementId }) => Number(elementId));
    const absent = await findAbsent(catalog.id, ids, context);
    if (absent.length === 0) continue;
    const elsewhere = await Promise.all(
      catalogs
        .filter((other) => other !== catalog)
        .map(async (other) => ({ other, still: new Set(await findAbsent(other.id, absent, context)) })),
    );
    for (const id of absent) {
      const home = elsewhere.find(({ still }) => !still.has(id))?.other;
      const where = home ? `; it belongs to ${nameCatalog(home)}` : '';
      missing.set(String(id), `\`${id}\` is not the id of an element of ${nameCatalog(catalog)}${where}`);
    }
  }
  return missing;
}

function catalogOf(id: Nullish<string>, catalogs: readonly Catalog[]): Catalog | undefined {
  return catalogs.find((catalog) => (id ? catalog.id === Number(id) : catalog.type === 'products'));
}

/** The ids that lead to no element of a catalog, or to one that was deleted. */
async function findAbsent(catalogId: number, ids: readonly number[], { loaders }: Context): Promise<number[]> {
  const found = await loaders.catalogElement(catalogId).loadMany(ids);
  const known = new Set(found.filter(({ is_deleted }) => !is_deleted).map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

async function toAddition(
  { elementId, catalogId, quantity, priceId }: AddProductInput,
  path: Issue['path'],
  { present, missing, context }: { present: readonly LinkedElement[]; missing: Missing; context: Context },
): Promise<ProductLine> {
  const catalog = await findCatalog(catalogId, [...path, 'catalogId'], context);
  const problem = missing.get(elementId);
  if (problem) throw new ValidationError([{ path: [...path, 'elementId'], message: problem }]);
  const price_id = await toPriceId(priceId, catalog, [...path, 'priceId'], context);
  const wanted = { element_id: Number(elementId), catalog_id: catalog.id, quantity, price_id };
  const before = present.find(({ element_id }) => element_id === wanted.element_id);
  if (!before) return { action: 'ADD', wanted, isDone: false };
  if (isAsWanted(before, wanted)) return { action: 'ADD', wanted: before, isDone: true };
  const message = `the record has this product already, with the quantity ${before.quantity}; use \`change\``;
  throw new ValidationError([{ path: [...path, 'elementId'], message }]);
}

async function toChange(
  { elementId, quantity, priceId }: ChangeProductInput,
  path: Issue['path'],
  present: readonly LinkedElement[],
  context: Context,
): Promise<ProductLine> {
  const before = present.find(({ element_id }) => element_id === Number(elementId));
  if (!before) {
    const there = present.length === 0 ? 'it has none' : `it has ${listCandidates(present.map(toCandidate))}`;
    const message = `the record does not have the product ${elementId}; ${there}. Use \`add\``;
    throw new ValidationError([{ path: [...path, 'elementId'], message }]);
  }
  if (!quantity && !priceId) {
    throw new ValidationError([{ path, message: 'must change `quantity` or `priceId`' }]);
  }
  const catalog = await findCatalog(before.catalog_id, [...path, 'elementId'], context);
  const price_id = await toPriceId(priceId, catalog, [...path, 'priceId'], context);
  const wanted = { ...before, quantity: quantity ?? before.quantity, price_id: price_id ?? before.price_id };
  return { action: 'CHANGE', wanted, isDone: isAsWanted(before, wanted) };
}

const toCandidate = ({ element_id: id }: LinkedElement) => ({ id });

/** Removing what is not there is done. */
function toRemoval(id: number, present: readonly LinkedElement[]): ProductLine {
  const before = present.find(({ element_id }) => element_id === id);
  const wanted = before ?? { element_id: id, catalog_id: 0, quantity: 0, price_id: null };
  return { action: 'REMOVE', wanted, isDone: !before };
}

/** @throws {ValidationError} naming the fields of the catalog that hold prices */
async function toPriceId(
  priceId: Nullish<string>,
  catalog: Catalog,
  path: Issue['path'],
  { metadata }: Pick<Context, 'metadata'>,
): Promise<number | null> {
  if (!priceId) return null;
  const owner = `catalogs/${catalog.id}` as const;
  const load = async (): Promise<CustomField[]> => (await metadata.customFields(owner)).filter(isPriceField);
  const find = async () => (await load()).find(({ id }) => id === Number(priceId));
  const field = await metadata.find([`customFields:${owner}`], find);
  if (field) return field.id;
  const message = describeUnknown([priceId], `a price of ${nameCatalog(catalog)}`, await load());
  throw new ValidationError([{ path, message }]);
}

/** Whether a product is as a line wants it. A line without a price leaves the price as it is. */
export function isAsWanted(element: LinkedElement, { quantity, price_id }: LinkedElement): boolean {
  return Math.abs(element.quantity - quantity) < 1e-6 && (price_id === null || element.price_id === price_id);
}
