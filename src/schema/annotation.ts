/** The effects of mutations, as extensions of their fields. The hints of the generated tools are derived from them. */

/** The mutation adds data on each call. */
export const creates = { annotations: { destructive: false, idempotent: false } };

/** The mutation adds data on each call, and replaces a value beside it: a purchase gives its customer another next date. */
export const createsAndReplaces = { annotations: { destructive: true, idempotent: false } };

/** The mutation adds or marks data; repeating it has no further effect. */
export const ensures = { annotations: { destructive: false, idempotent: true } };

/** The mutation replaces or removes data; repeating it has no further effect. */
export const overwrites = { annotations: { destructive: true, idempotent: true } };
