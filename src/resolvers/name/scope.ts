import type { Context } from '../context.ts';
import { isId } from './spelling.ts';

/** A name in the arguments. */
export interface NameQuery {
  text: string;
  scope: Scope;
  context: Context;
}

/** What stands beside a name in the arguments, innermost first; names that others depend on have been replaced by ids already. */
export interface Scope {
  values: Readonly<Record<string, unknown>>;
  outer?: Scope | undefined;
}

/** The valid ids under these names in one object. Arguments are validated later, so there may be other texts. */
export function idsIn(scope: Scope | undefined, names: readonly string[]): string[] {
  return names.flatMap((name) => [scope?.values[name] ?? []].flat().map(String)).filter(isId);
}

/** The ids under these names in the innermost object that has any. */
export function idsAround(scope: Scope | undefined, names: readonly string[]): string[] {
  for (let each = scope; each; each = each.outer) {
    const ids = idsIn(each, names);
    if (ids.length > 0) return ids;
  }
  return [];
}

/** The text under a name in the innermost object that has one. */
export function textAround(scope: Scope | undefined, name: string): string | undefined {
  for (let each = scope; each; each = each.outer) {
    const value = each.values[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
