import { GraphQLError, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import type { DateTimeInput } from '../resolvers/account-time.ts';
import { builder } from './builder.ts';

/** Years a plain number can mean as unix seconds; a larger one was given in milliseconds. */
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
  extensions: { jsonSchema: { type: 'string', format: 'date' } },
  serialize: String,
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(literalValue(node)),
});

builder.scalarType('CustomFieldInputValue', {
  description:
    'What is written into a custom field: text, a number, a boolean, an ISO 8601 date, or the label or enum id of an option.',
  extensions: { jsonSchema: { type: ['string', 'number', 'boolean'] } },
  serialize: String,
  parseValue: parseCustomFieldValue,
  parseLiteral: (node) => parseCustomFieldValue(literalValue(node)),
});

builder.scalarType('JSON', {
  description: 'A value as amoCRM sends it, for field types that have no shape of their own here.',
  extensions: { jsonSchema: { type: ['object', 'array', 'string', 'number', 'boolean', 'null'] } },
  serialize: (value) => value,
  parseValue: (value) => value,
});

function parseDateTime(value: unknown): DateTimeInput {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{9,}$/.test(value))) {
    const seconds = Number(value);
    if (!Number.isInteger(seconds) || seconds < 0 || seconds > latestSeconds) {
      throw new GraphQLError(`${value} is no moment in unix seconds (milliseconds?); ${dateTimeHint}.`);
    }
    return { kind: 'moment', seconds };
  }
  if (typeof value === 'string') {
    if (isDate(value)) return { kind: 'day', date: value };
    if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value) && isDate(value.slice(0, 10))) {
      return parseMoment(value);
    }
  }
  throw new GraphQLError(`${JSON.stringify(value)} is no date; ${dateTimeHint}.`);
}

function parseMoment(value: string): DateTimeInput {
  const text = value.replace(' ', 'T');
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new GraphQLError(`"${value}" is no date-time; ${dateTimeHint}.`);
  // Without an offset the time is the account's, never that of the machine this runs on.
  if (!/(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return { kind: 'local', dateTime: text };
  return { kind: 'moment', seconds: Math.floor(milliseconds / 1000) };
}

function parseDate(value: unknown): string {
  if (typeof value === 'string' && isDate(value)) return value;
  throw new GraphQLError(`${JSON.stringify(value)} is no day; use an ISO 8601 date such as "2026-11-05".`);
}

/** Whether a text is a day that exists: not 2026-02-30. */
function isDate(text: string): boolean {
  // There is no year 0, and nobody means it.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

function parseCustomFieldValue(value: unknown): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new GraphQLError(`${JSON.stringify(value)} is neither text, nor a number, nor a boolean.`);
}

function literalValue(node: ValueNode): unknown {
  return node.kind === Kind.INT ? Number(node.value) : valueFromASTUntyped(node);
}
