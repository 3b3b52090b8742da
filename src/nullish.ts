/** A value that GraphQL lets a caller leave out or give as null; the two mean the same unless a field says otherwise. */
export type Nullish<Value> = Value | null | undefined;
