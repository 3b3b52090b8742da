/**
 * Names in the texts of errors. An error names GraphQL fields and arguments, in backticks: `archiveLead`, `statusId`. GraphQL
 * clients read that as it is. The callers of operations know other names for the same things, and read those.
 */
import { toSnakeCase } from './name.ts';
import type { Operation } from './operation.ts';

/** A text in the words of a caller of `operation`. */
export type Wording = (text: string, operation: Operation) => string;

/** One name in backticks, perhaps with a value: `evenIfWon: true`. */
const named = /`([a-z]\w*(?:\.[a-z]\w*)*)((?:: [^`\n]*)?)`/g;

/** What connections call these, answers call so. */
const pageNames: Readonly<Record<string, string>> = { endCursor: 'next_cursor', hasNextPage: 'has_more' };

/** Of a bulk mutation, the one for a single record: `linkEntities` → `linkEntity`. */
function toSingular(field: string): string {
  return field.replace(/ies$/, 'y').replace(/s$/, '');
}

/**
 * @param operations that the caller has
 * @param nameOf how the caller names one of them: a tool's name, a route
 */
export function createWording(operations: readonly Operation[], nameOf: (operation: Operation) => string): Wording {
  const byField = new Map<string, Operation>();
  // An operation of one field is what the field's name means; one of several fields only contains it.
  for (const operation of [...operations].sort((a, b) => a.rootFields.length - b.rootFields.length)) {
    for (const field of operation.rootFields) if (!byField.has(field)) byField.set(field, operation);
  }
  return (text, operation) =>
    text.replace(named, (_, name: string, value: string) => {
      const argument = operation.toArgumentName(name);
      if (argument !== undefined) return `\`${argument}${value}\``;
      const [field = name] = name.split('.');
      // A name of one small word may be a noun like any other: `leads`.
      const meant = /[A-Z]/.test(name) ? (byField.get(field) ?? byField.get(toSingular(field))) : undefined;
      if (meant && value === '') return `\`${nameOf(meant)}\``;
      return `\`${pageNames[name] ?? name.split('.').map(toSnakeCase).join('.')}${value}\``;
    });
}
