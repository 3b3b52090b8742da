/**
 * Replaces the GraphQL names in errors. An error names fields and arguments in backticks: `archiveLead`, `statusId`. Callers of
 * operations know them by other names (tools, routes, arguments in snake_case), so these are substituted.
 */
import { toSnakeCase } from './name.ts';
import type { Operation } from './operation.ts';

/** Converts the names in a text for a caller of `operation`. */
export type Wording = (text: string, operation: Operation) => string;

/** A name in backticks, optionally with a value: `evenIfWon: true`. */
const named = /`([a-z]\w*(?:\.[a-z]\w*)*)((?:: [^`\n]*)?)`/g;

/** Names that connections and answers spell differently. */
const pageNames: Readonly<Record<string, string>> = { endCursor: 'next_cursor', hasNextPage: 'has_more' };

/** The mutation of a single record for a bulk mutation: `linkEntities` → `linkEntity`. */
function toSingular(field: string): string {
  return field.replace(/ies$/, 'y').replace(/s$/, '');
}

/**
 * Creates the conversion for the callers of one door.
 *
 * @param operations the operations that the caller can run
 * @param nameOf returns the caller's name of an operation: a tool's name, a route
 */
export function createWording(operations: readonly Operation[], nameOf: (operation: Operation) => string): Wording {
  const byField = new Map<string, Operation>();
  // An operation with only this field is preferred over one with several fields.
  for (const operation of [...operations].sort((a, b) => a.rootFields.length - b.rootFields.length)) {
    for (const field of operation.rootFields) if (!byField.has(field)) byField.set(field, operation);
  }
  return (text, operation) =>
    text.replace(named, (_, name: string, value: string) => {
      const argument = operation.toArgumentName(name);
      if (argument !== undefined) return `\`${argument}${value}\``;
      const [field = name] = name.split('.');
      // A name of one lower-case word, such as `leads`, may not be a field's name.
      const target = /[A-Z]/.test(name) ? (byField.get(field) ?? byField.get(toSingular(field))) : undefined;
      if (target && value === '') return `\`${nameOf(target)}\``;
      return `\`${pageNames[name] ?? name.split('.').map(toSnakeCase).join('.')}${value}\``;
    });
}
