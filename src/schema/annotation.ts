/**
 * What a mutation does to the world, as extensions of its field: the hints of the tools that are made from it.
 */

/** It adds something each time it is called. */
export const creates = { annotations: { destructive: false, idempotent: false } };

/** It adds or marks something; repeating it has no further effect. */
export const ensures = { annotations: { destructive: false, idempotent: true } };

/** It replaces or removes data; repeating it has no further effect. */
export const overwrites = { annotations: { destructive: true, idempotent: true } };
