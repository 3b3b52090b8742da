import { ConfirmationRequiredError, PlanRefusedError } from './index.ts';

/** Whether a write was held back to be confirmed: nothing was sent, so it is no failure of an item or of a step. */
export function isHeld(error: unknown): boolean {
  return error instanceof ConfirmationRequiredError || error instanceof PlanRefusedError;
}
