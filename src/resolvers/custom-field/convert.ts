import type { CustomField, CustomFieldItem, CustomFieldWriteValue } from '../../amocrm/index.ts';
import { listCandidates } from '../../errors/candidate.ts';
import { quote } from '../../errors/quote.ts';
import { startOfDay, toUnixSeconds } from '../account-time.ts';
import { isDay, parseDateTimeText } from '../date-time-text.ts';
import { parseDecimal } from '../decimal.ts';
import { isSameContactText, parseContactText } from '../identity/contact-text.ts';
import { decimalsOf } from '../price.ts';
import { findOption } from './option.ts';

/** What a writer may look at besides the value. */
interface WriteContext {
  field: CustomField;
  /** The kind given with the values, for multitext. */
  kind: string | undefined;
  timezone: string;
}

/** How values of one field type are written. */
interface CustomFieldConverter {
  /** Whether the field holds several values. */
  many: boolean;
  /** The value as amoCRM wants it, or a sentence that says what is wrong with it. */
  write(value: string | number | boolean, context: WriteContext): CustomFieldWriteValue | string;
}

/** How a field with several values is changed in part. */
interface PartConverter extends CustomFieldConverter {
  many: true;
  /** Whether a value that the record has is the one that was given. */
  isSame(kept: CustomFieldItem, written: CustomFieldWriteValue, field: CustomField, country: string | null): boolean;
  /** A value that the record has, to be sent again. */
  keep(kept: CustomFieldItem): CustomFieldWriteValue;
}

/** Longer than any text that people write; a page of HTML is not a value. */
const longestText = 20_000;

/** A text, or what is wrong with it. */
function checkText(value: string | number | boolean): { text: string } | { wrong: string } {
  const text = String(value);
  if (text.trim() === '') return { wrong: 'is empty; an empty list of values clears the field' };
  if (text.length > longestText) return { wrong: `has more than ${longestText} characters` };
  // All control characters but tab and line breaks, and half a surrogate pair.
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

/** Addresses that run a script where somebody clicks on them. */
const script = /^\s*(?:javascript|data|vbscript):/i;

/** `example.ru/folder`: a host with a domain, or an IP address. A word, a number or a date is not one. */
function isBareAddress(text: string): boolean {
  const [host = ''] = text.split(/[/?#:]/);
  return /\.\p{L}[\p{L}\p{N}-]+\.?$|^\d+\.\d+\.\d+\.\d+$/u.test(host) && URL.canParse(`https://${text}`);
}

const url: CustomFieldConverter = {
  many: false,
  write(value, context) {
    const given = String(value).trim();
    if (typeof value !== 'string' || script.test(given) || /\s/.test(given)) return `${show(value)} is no web address`;
    if (!(given.includes(':') && URL.canParse(given)) && !isBareAddress(given))
      return `${show(value)} is no web address`;
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

/** The years that a date of a sale, a contract or a birth can have; others are slips and milliseconds. */
const years = { first: 1800, last: 2199 };
const moments = { first: Date.UTC(years.first, 0) / 1000, last: Date.UTC(years.last + 1, 0) / 1000 };

function isInYears(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= years.first && year <= years.last;
}

const yearsHint = `the year must be from ${years.first} to ${years.last}`;

const date: CustomFieldConverter = {
  many: false,
  write(value, { timezone }) {
    const given = typeof value === 'string' ? value.trim() : '';
    // amoCRM keeps a date as midnight in the account's timezone; midnight elsewhere shifts the day.
    if (isDay(given)) return isInYears(given) ? { value: startOfDay(given, timezone) } : `${show(value)}: ${yearsHint}`;
    return `${show(value)} is no day; use an ISO 8601 date such as "2026-11-05"`;
  },
};

const dateTime: CustomFieldConverter = {
  many: false,
  write(value, { timezone }) {
    const seconds = typeof value === 'boolean' ? undefined : parseDateTime(String(value).trim(), timezone);
    if (seconds === undefined) {
      return `${show(value)} is no moment; use an ISO 8601 date-time such as "2026-11-05T14:30:00+03:00"`;
    }
    if (seconds >= moments.first && seconds < moments.last) return { value: seconds };
    return `${show(value)}: ${yearsHint}; a number means unix seconds, not milliseconds`;
  },
};

/** Unix seconds of a number of at least nine digits (a year is not meant) or of an ISO 8601 text. */
function parseDateTime(given: string, timezone: string): number | undefined {
  if (/^\d{9,}$/.test(given)) return Number(given);
  const parsed = parseDateTimeText(given);
  if (parsed?.kind === 'day') return startOfDay(parsed.date, timezone);
  return parsed?.kind === 'local' ? toUnixSeconds(parsed.dateTime, timezone) : parsed?.seconds;
}

const choice: CustomFieldConverter = {
  many: false,
  write(value, { field }) {
    const option = findOption(value, field);
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
    // Where no kind is asked for, amoCRM has a default of its own.
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
 * The field types that can be written, by amoCRM's name of the type (Custom fields: types). The others hold objects
 * (addresses, legal entities, files, links to catalogs) that only amoCRM's own card edits well.
 */
export const customFieldConverters: Readonly<Record<string, CustomFieldConverter | PartConverter | undefined>> = {
  text,
  textarea: text,
  url,
  streetaddress: text,
  tracking_data: text,
  numeric: number,
  monetary,
  checkbox,
  date,
  birthday: date,
  date_time: dateTime,
  select: choice,
  radiobutton: choice,
  multiselect: choices,
  multitext,
};

/** Whether a field with this writer can be changed in part. */
export function isPartConverter(writer: CustomFieldConverter | PartConverter): writer is PartConverter {
  return 'keep' in writer;
}

/** A value as it was given, short enough for a message. */
function show(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
