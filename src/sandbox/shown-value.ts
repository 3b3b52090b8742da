import type { FieldRow } from './metadata.ts';
import type { FieldValue } from './rows.ts';

/** A choice is shown by the present label of its option: a new label changes all cards that have it, and touches none. */
export function shownValue(field: FieldRow, { value, enumId }: FieldValue): unknown {
  if (field.type === 'multitext' || field.type === 'smart_address') return value;
  return field.enums?.find(({ id }) => id === enumId)?.value ?? value;
}
