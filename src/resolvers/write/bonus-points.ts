import type { BonusPointsWrite } from '../../amocrm/index.ts';
import { ValidationError, WriteOutcomeUnknownError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { requireCustomers } from '../customers-mode.ts';
import { checkReferences, toReferences } from './reference.ts';

/** The bonus points of a customer after a change. */
export interface BonusPointsChange {
  customerId: number;
  /** How many there are now; null if amoCRM does not say. */
  bonusPoints: number | null;
}

/** Adds points to a customer. */
export function earnBonusPoints(customerId: string, points: number, context: Context): Promise<BonusPointsChange> {
  return changeBonusPoints(customerId, { earn: points }, context);
}

/** Takes points from a customer. */
export function redeemBonusPoints(customerId: string, points: number, context: Context): Promise<BonusPointsChange> {
  return changeBonusPoints(customerId, { redeem: points }, context);
}

/**
 * Changes the points once. amoCRM shows neither the points nor their history, so that a change whose answer was lost cannot be looked
 * for: it is never sent again by itself.
 */
async function changeBonusPoints(
  customerId: string,
  write: BonusPointsWrite,
  context: Context,
): Promise<BonusPointsChange> {
  await requireCustomers(context);
  if (context.attempt?.since !== undefined) {
    const message =
      'An earlier request with this idempotency key got no answer; whether it changed the points is unknown.';
    const remedy = 'Look at the points of the customer in amoCRM; to change them after all, choose a new key.';
    throw new WriteOutcomeUnknownError(message, true, { remedy });
  }
  await checkReferences(toReferences('customers', [customerId]), context);
  const id = Number(customerId);
  try {
    return { customerId: id, bonusPoints: await context.amocrm.customers.changeBonusPoints(id, write) };
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const [action, points] = Object.entries(write)[0] ?? [];
    const reason = action === 'redeem' ? ': the customer may have fewer' : '';
    const message = `amoCRM refused to ${action} ${points} points${reason} (${error.message})`;
    throw new ValidationError([{ path: ['points'], message }], { cause: error });
  }
}
