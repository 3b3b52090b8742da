import type { CustomField, CustomFieldItem, CustomFieldWriteValue } from '../../amocrm/index.ts';
import { listCandidates } from '../../errors/candidate.ts';
import { quote } from '../../errors/quote.ts';
import { type DateTimeInput, secondsFrom, startOfDay } from '../account-time.ts';
import { parseDateTimeText } from '../date-time-text.ts';
import { type Problem, parseDateWords, resolveDateWords } from '../date-word.ts';
import { parseDecimal } from '../decimal.ts';
import { isSameContactText, parseContactText } from '../identity/contact-text.ts';
import { decimalsOf } from '../price.ts';
import { findOption } from './option.ts';

/** What a converter can use besides the value. */
interface WriteContext {
  field: CustomField;
  /** The kind of the values, for multitext. */
  kind: string | undefined;
  timezone: string;
  /** The present time in unix seconds, for dates in words. */
  now: number;
}

/** Converts values of one type of field. */
interface CustomFieldConverter {
  /** Whether the field can have several values. */
  many: boolean;
  /** Converts a value to amoCRM's shape; returns a message if it is not valid. */
  write(value: string | number | boolean, context: WriteContext): CustomFieldWriteValue | string;
}

/** Converts values of a field to which values can be added and removed. */
interface PartConverter extends CustomFieldConverter {
  many: true;
  /** Whether a value of the record equals a converted one. */
  isSame(kept: CustomFieldItem, written: CustomFieldWriteValue, field: CustomField, country: string | null): boolean;
  /** Converts a value of the record so that it can be sent again. */
  keep(kept: CustomFieldItem): CustomFieldWriteValue;
}

/** The longest text in characters; a longer one is a mistake, such as a page of HTML. */
const maxText = 20_000;

/** Checks a text; returns it, or what is wrong with it. */
function checkText(value: string | number | boolean): { text: string } | { wrong: string } {
  const text = String(value);
  if (text.trim() === '') return { wrong: 'is empty; an empty list of values clears the field' };
  if (text.length > maxText) return { wrong: `has more than ${maxText} characters` };
  // Control characters except tab and line breaks, and unpaired surrogates.
  if (/[^\P{Cc}\t\n\r]|\p{Surrogate}/u.test(text)) return { wrong: 'has control characters' };
  return { text };
}

const text: CustomFieldConverter = {
  many: false,
  write(value) {
    const checked = checkText(value);
    return 'wrong' in checked ? checked.wrong : { value: checked.text };
  },
};

/** URLs that run a script when they are clicked. */
const script = /^\s*(?:javascript|data|vbscript):/i;

/** Whether a text is a URL without scheme, such as `example.ru/folder`. A word, a number or a date is not. */
function isBareAddress(text: string): boolean {
  const [host = ''] = text.split(/[/?#:]/);
  return /\.\p{L}[\p{L}\p{N}-]+\.?$|^\d+\.\d+\.\d+\.\d+$/u.test(host) && URL.canParse(`https://${text}`);
}

const url: CustomFieldConverter = {
  many: false,
  write(value, context) {
    const given = String(value).trim();
    if (typeof value !== 'string' || script.test(given) || /\s/.test(given))
      return `${show(value)} is not a valid web address`;
    if (!(given.includes(':') && URL.canParse(given)) && !isBareAddress(given))
      return `${show(value)} is not a valid web address`;
    return text.write(given, context);
  },
};

const number: CustomFieldConverter = {
  many: false,
  write(value) {
    const parsed = parseDecimal(value);
    return typeof parsed === 'string' ? parsed : { value: parsed };
  },
};

const monetary: CustomFieldConverter = {
  many: false,
  write(value, { field: { currency } }) {
    const parsed = parseDecimal(value);
    if (typeof parsed === 'string') return parsed;
    const decimals = decimalsOf(currency ?? null);
    if (Number(parsed.toFixed(decimals)) === parsed) return { value: parsed };
    return `${show(value)} has more than ${decimals} decimals${currency ? `, which is what ${currency} has` : ''}`;
  },
};

const ticks = new Map([
  ['true', true],
  ['false', false],
]);

const checkbox: CustomFieldConverter = {
  many: false,
  write(value) {
    const parsed = ticks.get(String(value).trim().toLowerCase());
    return parsed === undefined ? `${show(value)} is neither true nor false` : { value: parsed };
  },
};

/** Plausible years of a sale, a contract or a birth; others are typing errors or milliseconds. */
const years = { first: 1800, last: 2199 };
const moments = { first: Date.UTC(years.first, 0) / 1000, last: Date.UTC(years.last + 1, 0) / 1000 };

function isInYears(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= years.first && year <= years.last;
}

const yearsHint = `the year must be from ${years.first} to ${years.last}`;

const date: CustomFieldConverter = {
  many: false,
  write(value, context) {
    const time = typeof value === 'string' ? readDate(value.trim(), context) : undefined;
    // amoCRM stores a date as midnight in the account's timezone; midnight in another one would be another day.
    if (time && 'date' in time) {
      return isInYears(time.date) ? { value: startOfDay(time.date, context.timezone) } : `${show(value)}: ${yearsHint}`;
    }
    const reason = time && 'problem' in time ? time.problem : 'use an ISO 8601 date such as "2026-11-05"';
    return `${show(value)} is not a valid date; ${reason}`;
  },
};

const dateTime: CustomFieldConverter = {
  many: false,
  write(value, context) {
    const seconds = typeof value === 'boolean' ? undefined : parseDateTime(String(value).trim(), context);
    if (typeof seconds !== 'number') {
      const reason = seconds?.problem ?? 'use an ISO 8601 date-time such as "2026-11-05T14:30:00+03:00"';
      return `${show(value)} is not a valid date and time; ${reason}`;
    }
    if (seconds >= moments.first && seconds < moments.last) return { value: seconds };
    return `${show(value)}: ${yearsHint}; a number means unix seconds, not milliseconds`;
  },
};

/** Parses unix seconds of at least nine digits, so that a year is not one, an ISO 8601 text, or words. */
function parseDateTime(given: string, at: AccountClock): number | Problem {
  if (/^\d{9,}$/.test(given)) return Number(given);
  const time = readDate(given, at);
  return 'problem' in time ? time : secondsFrom(time, at.timezone);
}

type AccountClock = Pick<WriteContext, 'timezone' | 'now'>;

/** Reads a day or a moment, in ISO 8601 or in words. */
export function readDate(given: string, at: AccountClock): DateTimeInput | Problem {
  const iso = parseDateTimeText(given);
  if (iso) return iso;
  const words = parseDateWords(given);
  const meaning = 'problem' in words ? words : resolveDateWords(words, at);
  if ('problem' in meaning || meaning.kind !== 'days') return meaning;
  return { problem: 'it is a period; give a day' };
}

const choice: CustomFieldConverter = {
  many: false,
  write(value, { field }) {
    // The options of a category are a tree.
    const enums = field.nested.length > 0 ? field.nested.map((each) => ({ ...each, code: null })) : field.enums;
    const option = findOption(value, { enums });
    return typeof option === 'string' ? option : { enum_id: option.id };
  },
};

const choices: PartConverter = {
  ...choice,
  many: true,
  isSame: (kept, written) => kept.enum_id !== null && kept.enum_id === written.enum_id,
  keep: ({ value, enum_id }) => (enum_id === null ? { value: String(value) } : { enum_id }),
};

const multitext: PartConverter = {
  many: true,
  write(value, { field, kind }) {
    const checked = checkText(value);
    if ('wrong' in checked) return checked.wrong;
    const wanted = (kind ?? 'WORK').toUpperCase();
    const kinds = field.enums.map((option) => option.value);
    // If no kind is given, amoCRM sets its default.
    if (kind === undefined && !kinds.includes(wanted)) return { value: checked.text };
    if (kinds.length > 0 && !kinds.includes(wanted))
      return `«${quote(wanted)}» is not a kind; there are ${listCandidates(kinds.map((id) => ({ id })))}`;
    return { value: checked.text, enum_code: wanted };
  },
  isSame(kept, written, { code }, country) {
    const [one, other] = [String(kept.value).trim(), 'value' in written ? String(written.value).trim() : ''];
    if (one.toLowerCase() === other.toLowerCase()) return true;
    return (
      (code === 'PHONE' || code === 'EMAIL') &&
      isSameContactText(parseContactText(one, country), parseContactText(other, country))
    );
  },
  keep: ({ value, enum_id, enum_code }) => ({
    value: String(value),
    ...(enum_id ? { enum_id } : enum_code ? { enum_code } : {}),
  }),
};

/**
 * The types of fields with plain values, by amoCRM's name (Custom fields: types). The other types have objects as values (addresses,
 * legal entities, files, links to catalogs): see `structured.ts`.
 */
export const customFieldConverters: Readonly<Record<string, CustomFieldConverter | PartConverter | undefined>> = {
  text,
  textarea: text,
  url,
  streetaddress: text,
  tracking_data: text,
  numeric: number,
  monetary,
  price: number,
  checkbox,
  date,
  birthday: date,
  date_time: dateTime,
  select: choice,
  radiobutton: choice,
  category: choice,
  multiselect: choices,
  multitext,
};

/** Whether values can be added to and removed from a field with this converter. */
export function isPartConverter(writer: CustomFieldConverter | PartConverter): writer is PartConverter {
  return 'keep' in writer;
}

/** Formats a value for a message, shortened. */
function show(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
