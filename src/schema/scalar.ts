import { GraphQLError, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import type { DateTimeInput } from '../resolvers/account-time.ts';
import { isDay, parseDateTimeText } from '../resolvers/date-time-text.ts';
import { builder } from './builder.ts';

/** The range of a plain number as unix seconds; a larger number is in milliseconds. */
const latestSeconds = Date.UTC(2200, 0) / 1000;

const dateTimeHint =
  'use an ISO 8601 date ("2026-11-05"), an ISO 8601 date-time ("2026-11-05T14:30:00+03:00") or unix seconds';

builder.scalarType('DateTime', {
  description:
    'A moment. Written as ISO 8601 in the account’s timezone, e.g. `2026-11-05T14:30:00+03:00`. Accepted as an ISO 8601 ' +
    'date-time (in the account’s timezone where it has no offset), an ISO 8601 date (midnight in the account’s timezone; ' +
    'the end of that day where a range ends or a task is due) or unix seconds.',
  extensions: { jsonSchema: { type: 'string', description: 'ISO 8601 date or date-time' } },
  serialize: String,
  parseValue: parseDateTime,
  parseLiteral: (node) => parseDateTime(literalValue(node)),
});

builder.scalarType('Date', {
  description: 'A day without a time, as ISO 8601: `2026-11-05`.',
  extensions: { jsonSchema: { type: 'string', format: 'date', description: 'ISO 8601 date' } },
  serialize: String,
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(literalValue(node)),
});

builder.scalarType('CustomFieldInputValue', {
  description:
    'A value for a custom field: text, a number, a boolean, an ISO 8601 date, or the label or enum id of an option.',
  extensions: { jsonSchema: { type: 'string' } },
  serialize: String,
  parseValue: parseCustomFieldValue,
  parseLiteral: (node) => parseCustomFieldValue(exactValue(node)),
});

builder.scalarType('JSON', {
  description: 'A value as amoCRM sends it, for field types that have no type of their own in this schema.',
  extensions: { jsonSchema: { type: ['object', 'array', 'string', 'number', 'boolean', 'null'] } },
  serialize: (value) => value,
  parseValue: (value) => value,
});

builder.scalarType('CustomFieldColumns', {
  description:
    'Custom fields of a record by the requested names. Each is a text, or a list of texts if the field holds several values. Empty fields are left out.',
  extensions: { jsonSchema: { type: 'object' } },
  serialize: (value) => value as Record<string, string | string[]>,
});

builder.scalarType('SqlValue', {
  description: 'A text, a number or a boolean, for a placeholder of an SQL statement.',
  extensions: { jsonSchema: { type: ['string', 'number', 'boolean'] } },
  serialize: String,
  parseValue: parseSqlValue,
  parseLiteral: (node) => parseSqlValue(exactValue(node)),
});

builder.scalarType('SqlRow', {
  description:
    'A row as a list of values in the order of the columns: numbers, texts, booleans and nulls. A whole number beyond 2^53 is a text.',
  extensions: { jsonSchema: { type: 'array', items: { type: ['string', 'number', 'boolean', 'null'] } } },
  serialize: (value) => value as readonly unknown[],
});

function parseDateTime(value: unknown): DateTimeInput {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{9,}$/.test(value))) {
    const seconds = Number(value);
    if (!Number.isInteger(seconds) || seconds < 0 || seconds > latestSeconds) {
      throw new GraphQLError(
        `${value} is not a valid time in unix seconds (are these milliseconds?); ${dateTimeHint}.`,
      );
    }
    return { kind: 'instant', seconds };
  }
  if (typeof value === 'string') {
    const parsed = parseDateTimeText(value);
    if (parsed) return parsed;
  }
  throw new GraphQLError(`${JSON.stringify(value)} is not a valid date; ${dateTimeHint}.`);
}

function parseDate(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new GraphQLError(`${JSON.stringify(value)} is not a valid day; use an ISO 8601 date such as "2026-11-05".`);
}

function parseCustomFieldValue(value: unknown): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new GraphQLError(`${value} has more digits than a JSON number carries exactly; give it as text.`);
  }
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new GraphQLError(`${JSON.stringify(value)} is not a text, a number or a boolean.`);
}

function parseSqlValue(value: unknown): string | number | boolean {
  if (['string', 'boolean'].includes(typeof value) || Number.isFinite(value)) return value as string | number | boolean;
  throw new GraphQLError(`${JSON.stringify(value)} is not a text, a number or a boolean.`);
}

/** A number stays text if JavaScript would print it differently, so that no digit is lost. */
function exactValue(node: ValueNode): unknown {
  if (node.kind !== Kind.INT && node.kind !== Kind.FLOAT) return valueFromASTUntyped(node);
  const number = Number(node.value);
  return String(number) === node.value || /e/i.test(node.value) ? number : node.value;
}

function literalValue(node: ValueNode): unknown {
  return node.kind === Kind.INT ? Number(node.value) : valueFromASTUntyped(node);
}
