/** A value that a caller may omit or set to null in GraphQL. Both mean the same unless a field says otherwise. */
export type Nullish<Value> = Value | null | undefined;
