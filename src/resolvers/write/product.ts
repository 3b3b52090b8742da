import type { ElementLinkWrite, EntityType, LinkedElement } from '../../amocrm/index.ts';
import {
  AmocrmGraphqlError,
  NotFoundError,
  PartiallyAppliedError,
  RefusedError,
  ValidationError,
  WriteOutcomeUnknownError,
} from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { requireEntities } from '../customers-mode.ts';
import { forgetProducts } from '../product.ts';
import { withLocks } from './lock.ts';
import { isAsWanted, type ProductChanges, type ProductLine, planProducts } from './product-plan.ts';
import { checkReferences } from './reference.ts';

/** What became of one line. */
export type ProductOutcome = 'LANDED' | 'UNCHANGED' | 'LOST' | 'REFUSED';

/** One line and what became of it. */
export interface ProductResult extends ProductLine {
  outcome: ProductOutcome;
  /** Why it is not as it was wanted. */
  error?: AmocrmGraphqlError;
}

/** What became of a change of products, and the products that the record has now. */
export interface ProductsChange {
  lines: ProductResult[];
  products: LinkedElement[];
}

/** How many links go into one request. Of a hundred amoCRM has lost nine without an error (decision 44). */
const chunkSize = 25;

/** How many times lines are sent: amoCRM may lose some, and sending them again changes nothing that has landed. */
const maxRounds = 2;

/**
 * Adds, changes and removes products of a record, and reads back what it has afterwards: amoCRM may lose links without an error.
 *
 * @throws {ValidationError} before anything is sent, naming every line that is not possible
 * @throws {PartiallyAppliedError} if the links were sent and cannot be read back
 */
export async function setProducts(
  entity: EntityType,
  id: string,
  changes: ProductChanges,
  context: Context,
): Promise<ProductsChange> {
  if (!changes.add?.length && !changes.change?.length && !changes.remove?.length) {
    throw new ValidationError([{ path: [], message: 'needs at least one product in `add`, `change` or `remove`' }]);
  }
  await requireEntities([entity], context);
  return withLocks([`${entity}:${id}:products`], context, async (held) => {
    const present = await held.amocrm.elementLinks.of(entity, [Number(id)]);
    const lines = await planProducts(changes, present, held);
    // A record that has products exists.
    if (present.length === 0) await checkReferences([{ entityType: entity, id }], held);
    return applyLines(lines, present, { entity, id: Number(id) }, held);
  });
}

interface Owner {
  entity: EntityType;
  id: number;
}

async function applyLines(
  lines: readonly ProductLine[],
  present: readonly LinkedElement[],
  owner: Owner,
  context: Context,
): Promise<ProductsChange> {
  const errors = new Map<ProductLine, AmocrmGraphqlError>();
  let products: readonly LinkedElement[] = present;
  const isOpen = (line: ProductLine) => !line.isDone && !holds(line, products) && !isFinal(errors.get(line));
  for (let round = 0; round < maxRounds; round++) {
    const open = lines.filter(isOpen);
    if (open.length === 0) break;
    for (const line of open) errors.delete(line);
    const stop = await sendLines(open, owner, errors, context);
    // Nothing was sent before it.
    if (stop && round === 0) throw stop;
    products = await readBack(owner, context);
  }
  return { lines: lines.map((line) => toResult(line, products, errors.get(line))), products: [...products] };
}

/** Whether a line is as it was wanted. */
function holds({ action, wanted }: ProductLine, products: readonly LinkedElement[]): boolean {
  const found = products.find(({ element_id }) => element_id === wanted.element_id);
  return action === 'REMOVE' ? !found : found !== undefined && isAsWanted(found, wanted);
}

/** Whether sending a line again is of no use, or not safe because the first request may still be in flight. */
function isFinal(error: AmocrmGraphqlError | undefined): boolean {
  return error !== undefined && !(error instanceof WriteOutcomeUnknownError && error.answered);
}

function toResult(
  line: ProductLine,
  products: readonly LinkedElement[],
  error: AmocrmGraphqlError | undefined,
): ProductResult {
  if (line.isDone) return { ...line, outcome: 'UNCHANGED' };
  if (holds(line, products)) return { ...line, outcome: 'LANDED' };
  if (error && !(error instanceof WriteOutcomeUnknownError)) return { ...line, outcome: 'REFUSED', error };
  return { ...line, outcome: 'LOST', ...(error && { error }) };
}

/**
 * Sends removals first, then the rest, in requests of a safe size.
 *
 * @returns an error that is not about the lines, if nothing was sent before it
 */
async function sendLines(
  lines: readonly ProductLine[],
  { entity, id }: Owner,
  errors: Map<ProductLine, AmocrmGraphqlError>,
  { amocrm, lease }: Context,
): Promise<AmocrmGraphqlError | undefined> {
  const routes = [
    { own: lines.filter(({ action }) => action === 'REMOVE'), write: amocrm.elementLinks.unlink },
    { own: lines.filter(({ action }) => action !== 'REMOVE'), write: amocrm.elementLinks.link },
  ];
  let sent = 0;
  for (const { own, write } of routes) {
    for (let start = 0; start < own.length; start += chunkSize) {
      await lease?.check();
      const chunk = own.slice(start, start + chunkSize);
      const send = async (links: ElementLinkWrite[]) => {
        await write(entity, id, links);
        sent += links.length;
      };
      const stop = await sendChunk(chunk, send, errors);
      // Without a right or a connection, the other requests would fail in the same way.
      if (stop) {
        for (const line of lines) if (!errors.has(line)) errors.set(line, stop);
        return sent === 0 ? stop : undefined;
      }
    }
  }
  return undefined;
}

/**
 * Sends one request. If amoCRM refuses it, nothing of it was applied, and halving it finds the line that is to blame.
 *
 * @returns an error that is not about these lines
 */
async function sendChunk(
  chunk: readonly ProductLine[],
  write: (links: ElementLinkWrite[]) => Promise<void>,
  errors: Map<ProductLine, AmocrmGraphqlError>,
): Promise<AmocrmGraphqlError | undefined> {
  try {
    await write(chunk.map(toLink));
    return undefined;
  } catch (error) {
    if (!(error instanceof AmocrmGraphqlError)) throw error;
    const isRefused = [ValidationError, NotFoundError, RefusedError].some((kind) => error instanceof kind);
    if (isRefused && chunk.length > 1) {
      const half = Math.ceil(chunk.length / 2);
      const stop = await sendChunk(chunk.slice(0, half), write, errors);
      return stop ?? sendChunk(chunk.slice(half), write, errors);
    }
    if (!isRefused && !(error instanceof WriteOutcomeUnknownError)) return error;
    for (const line of chunk) errors.set(line, error);
    return undefined;
  }
}

function toLink({ action, wanted: { element_id, catalog_id, quantity, price_id } }: ProductLine): ElementLinkWrite {
  if (action === 'REMOVE') return { element_id, catalog_id };
  return { element_id, catalog_id, quantity, ...(price_id === null ? {} : { price_id }) };
}

async function readBack({ entity, id }: Owner, context: Context): Promise<LinkedElement[]> {
  forgetProducts(entity, id, context);
  try {
    return await context.amocrm.elementLinks.of(entity, [id]);
  } catch (cause) {
    if (!(cause instanceof AmocrmGraphqlError)) throw cause;
    throw new PartiallyAppliedError(
      `The products of ${entity} ${id} were sent, but could not be read back: ${cause.message}`,
      {
        cause,
        data: { applied: [{ entityType: entity, id: String(id) }] },
        remedy: 'Read its products before sending them again.',
      },
    );
  }
}
