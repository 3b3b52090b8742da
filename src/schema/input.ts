/** An error type with the fields that only one of the two types has; `unknown` if there are none. */
type SameFields<Declared, Input> = [
  Exclude<keyof Declared, keyof Input> | Exclude<keyof Input, keyof Declared>,
] extends [infer Field]
  ? [Field] extends [never]
    ? unknown
    : { 'only one of the two types has': Field }
  : never;

/**
 * Ties an input of the schema to the type that a resolver translates field by field (`resolvers/translation.ts`). Compilation fails if
 * one of them has a field that the other lacks, because the field would have no effect.
 */
export function inputOf<Input extends object>() {
  return <Ref extends { $inferInput: object }>(ref: Ref & SameFields<Ref['$inferInput'], Input>): Ref => ref;
}
