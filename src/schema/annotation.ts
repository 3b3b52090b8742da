/**
 * What a mutation does to the world, as extensions of its field: the hints of the tools that are made from it.
 */

/** It adds something, and something more each time. */
export const creates = { annotations: { destructive: false, idempotent: false } };

/** It adds or marks something; repeating it changes nothing more. */
export const ensures = { annotations: { destructive: false, idempotent: true } };

/** It replaces or removes what was there; repeating it changes nothing more. */
export const overwrites = { annotations: { destructive: true, idempotent: true } };
