import type { CustomField, CustomFieldWriteValue } from '../amocrm/index.ts';
import { nearestNames } from '../errors/nearest.ts';
import { momentOf, startOfDay } from './account-time.ts';

/** What a writer may look at besides the value. */
interface WriteContext {
  field: CustomField;
  /** The kind given with the values, for multitext. */
  kind: string | undefined;
  timezone: string;
}

/** How values of one field type are written. */
interface CustomFieldWriter {
  /** Whether the field holds several values. */
  many: boolean;
  /** The value as amoCRM wants it, or a sentence that says what is wrong with it. */
  write(value: string | number | boolean, context: WriteContext): CustomFieldWriteValue | string;
}

const text: CustomFieldWriter = { many: false, write: (value) => ({ value: String(value) }) };

const number: CustomFieldWriter = {
  many: false,
  write(value) {
    const parsed = typeof value === 'string' ? Number(value.trim().replace(',', '.') || Number.NaN) : value;
    if (typeof parsed !== 'number' || !Number.isFinite(parsed)) return `${JSON.stringify(value)} is no number`;
    return { value: parsed };
  },
};

const checkbox: CustomFieldWriter = {
  many: false,
  write(value) {
    const parsed = { true: true, false: false }[String(value).toLowerCase()];
    return parsed === undefined ? `${JSON.stringify(value)} is neither true nor false` : { value: parsed };
  },
};

const date: CustomFieldWriter = {
  many: false,
  write(value, { timezone }) {
    // amoCRM keeps a date as midnight in the account's timezone; midnight elsewhere shifts the day.
    if (typeof value === 'string' && isDay(value)) return { value: startOfDay(value, timezone) };
    return `${JSON.stringify(value)} is no day; use an ISO 8601 date such as "2026-11-05"`;
  },
};

const dateTime: CustomFieldWriter = {
  many: false,
  write(value, { timezone }) {
    if (typeof value === 'number' && Number.isInteger(value)) return { value };
    const given = String(value).replace(' ', 'T');
    const hasTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(given) && !Number.isNaN(Date.parse(given));
    if (hasTime && /(Z|[+-]\d{2}:?\d{2})$/i.test(given)) return { value: Math.floor(Date.parse(given) / 1000) };
    if (hasTime) return { value: momentOf(given, timezone) };
    if (isDay(given)) return { value: startOfDay(given, timezone) };
    return `${JSON.stringify(value)} is no moment; use an ISO 8601 date-time such as "2026-11-05T14:30:00+03:00"`;
  },
};

/** The option with that label, enum id or code. Never the nearest one: a wrong label is an error. */
function writeOption(value: string | number | boolean, { field }: WriteContext): CustomFieldWriteValue | string {
  const wanted = String(value).trim().toLowerCase();
  const byId = field.enums.filter((option) => String(option.id) === wanted);
  const found =
    byId.length > 0
      ? byId
      : field.enums.filter(
          (option) => option.value.trim().toLowerCase() === wanted || option.code?.toLowerCase() === wanted,
        );
  const [option, ...others] = found;
  if (option && others.length === 0) return { enum_id: option.id };
  if (option)
    return `several options are named «${value}»; use one of the enum ids ${found.map(({ id }) => id).join(', ')}`;
  const labels = field.enums.map(({ value: label }) => label);
  const near = nearestNames(String(value), labels);
  const hint = (near.length > 0 ? near : labels.slice(0, 10)).map((label) => `«${label}»`).join(', ');
  return `«${value}» is no option; ${near.length > 0 ? `did you mean ${hint}?` : `there are ${hint}`}`;
}

const multitext: CustomFieldWriter = {
  many: true,
  write(value, { field, kind }) {
    const wanted = (kind ?? 'WORK').toUpperCase();
    const kinds = field.enums.map((option) => option.value);
    if (kinds.length > 0 && !kinds.includes(wanted)) return `${wanted} is no kind; there are ${kinds.join(', ')}`;
    return { value: String(value), enum_code: wanted };
  },
};

/**
 * The field types that can be written, by amoCRM's name of the type (Custom fields: types). The others hold objects
 * (addresses, legal entities, files, links to catalogs) that only amoCRM's own card edits well.
 */
export const customFieldWriters: Readonly<Record<string, CustomFieldWriter | undefined>> = {
  text,
  textarea: text,
  url: text,
  streetaddress: text,
  tracking_data: text,
  numeric: number,
  monetary: number,
  checkbox,
  date,
  birthday: date,
  date_time: dateTime,
  select: { many: false, write: writeOption },
  radiobutton: { many: false, write: writeOption },
  multiselect: { many: true, write: writeOption },
  multitext,
};

function isDay(value: string): boolean {
  const moment = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}
