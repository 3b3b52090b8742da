import { GraphQLError, GraphQLID, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import type { DateTimeInput } from '../resolvers/account-time.ts';
import { isDay, parseDateTimeText } from '../resolvers/date-time-text.ts';
import { dateExamples, parseDateWords } from '../resolvers/date-word.ts';
import type { GivenWords } from './argument-word.ts';
import { builder } from './builder.ts';

/** The range of a plain number as unix seconds; a larger number is in milliseconds. */
const latestSeconds = Date.UTC(2200, 0) / 1000;

const dateTimeHint = `use a date ${dateExamples}, or unix seconds`;

builder.scalarType('IdOrName', {
  description:
    'Id or name of a setting or company of the account. A name is compared exactly, without regard to case, «ё», quotes, dashes and spaces. Of a user, one word of the name is enough if no other active user has it; `me` is the user of the token. A text without letters is an id.',
  extensions: { jsonSchema: { type: 'string', description: 'Id or name.' } },
  serialize: String,
  parseValue: GraphQLID.parseValue,
  parseLiteral: (node) => GraphQLID.parseLiteral(node),
});

builder.scalarType('DateTime', {
  description:
    'A moment. Written as ISO 8601 in the account’s timezone, e.g. `2026-11-05T14:30:00+03:00`. Accepted as an ISO 8601 ' +
    'date-time (in the account’s timezone where it has no offset), an ISO 8601 date (midnight in the account’s timezone; ' +
    'the end of that day where a range ends or a task is due), unix seconds, or words: `05.11.2026`, `20.11`, `tomorrow 12:00`, `завтра в 12`, `+3d`, `через 2 часа`, `в пятницу` (the next one); in a range also a period, which begins at `from` and ends at `to`: `last month`, `эта неделя`, `2026-10`, `Q3 2026`. What is not certain is refused.',
  extensions: { jsonSchema: { type: 'string', description: 'Date or date-time: ISO 8601 or words.' } },
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
  if (typeof value !== 'string')
    throw new GraphQLError(`${JSON.stringify(value)} is not a valid date; ${dateTimeHint}.`);
  const parsed = parseDateTimeText(value);
  if (parsed) return parsed;
  const words = parseDateWords(value);
  if ('problem' in words) throw new GraphQLError(`${JSON.stringify(value)} is not a valid date; ${words.problem}.`);
  // Resolvers never see it: the plugin of `id-or-name.ts` replaces it, because the account's time zone is not known here.
  return { kind: 'words', words, text: value } satisfies GivenWords as never;
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
