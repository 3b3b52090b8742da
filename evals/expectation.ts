/** What a task must have written, compared with what was written. */
import type { Change, Fields } from './state.ts';

/** One record that must be written. */
export interface Expectation {
  of: string;
  /** Changed if omitted. */
  is?: 'added' | 'changed';
  /** Which record; any if omitted. */
  id?: number;
  /** Of a changed record all fields that may change, of an added one those that matter. */
  fields: Readonly<Record<string, Wanted | undefined>>;
  /** Whether it may also be left out. */
  optional?: boolean;
}

/** A value, a pattern of a text, or a test. */
export type Wanted = RegExp | ((value: unknown) => boolean) | string | number | boolean | null | readonly unknown[];

/** The outcome of a comparison. */
export interface Comparison {
  /** Expected and not written. */
  missing: Expectation[];
  /** Written and not expected. */
  wrong: Change[];
}

/** Compares each change with one expectation. */
export function compareWrites(expected: readonly Expectation[], changes: readonly Change[]): Comparison {
  const open = [...expected];
  const wrong = changes.filter((change) => {
    const index = open.findIndex((each) => isMet(each, change));
    if (index === -1) return true;
    open.splice(index, 1);
    return false;
  });
  return { missing: open.filter(({ optional = false }) => !optional), wrong };
}

function isMet({ of, is = 'changed', id, fields }: Expectation, change: Change): boolean {
  if (change.of !== of || change.is !== is || (id !== undefined && change.id !== id)) return false;
  const names = Object.keys(fields);
  if (is === 'changed' && Object.keys(change.fields).some((name) => !names.includes(name))) return false;
  return names.every((name) => isWanted(fields[name] as Wanted, readField(change.fields, name)));
}

/** A field of a record that is not set is null. */
const readField = (fields: Fields, name: string) => fields[name] ?? null;

function isWanted(wanted: Wanted, value: unknown): boolean {
  if (wanted instanceof RegExp) return wanted.test(String(value ?? ''));
  if (typeof wanted === 'function') return wanted(value);
  return JSON.stringify(wanted) === JSON.stringify(value);
}

/** Any value, also none. */
export const anything = (): boolean => true;
