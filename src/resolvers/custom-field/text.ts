import type { CustomFieldItem, CustomFieldValues } from '../../amocrm/index.ts';
import { showDate, showDateTime } from '../account-time.ts';
import type { Context } from '../context.ts';
import { describeFile, describeLink, describeParts, describeParty, describeProduct } from './part.ts';

/**
 * Formats custom fields of all of amoCRM's types (Custom fields: types) as text, one line for each value.
 */

/** The separators between values for the types that do not use a comma, because their values contain commas. */
const separators: Readonly<Record<string, string>> = { chained_list: ' / ', items: '; ', linked_entity: '; ' };

/** The parts of an address in their usual order, which is also that of their numbers in amoCRM. */
const addressParts = ['address_line_1', 'address_line_2', 'city', 'state', 'zip', 'country'];

/** Whether a field of a type holds companies with their registration numbers. */
export function isParty(type: string): boolean {
  return ['legal_entity', 'payer', 'supplier', 'org_legal_name'].includes(type);
}

/** Formats all values of a field as one line. */
export async function showField(field: CustomFieldValues, context: Pick<Context, 'metadata'>): Promise<string> {
  return (await showValues(field, context)).join(separators[field.field_type] ?? ', ');
}

/** Formats each value of a field, leaving out empty ones. */
export async function showValues(field: CustomFieldValues, context: Pick<Context, 'metadata'>): Promise<string[]> {
  const { field_type: type } = field;
  const values = type === 'smart_address' ? [...field.values].sort(compareAddressParts) : field.values;
  const texts = await Promise.all(values.map((item) => showValue(type, item, context)));
  return texts.filter((text) => text.trim() !== '');
}

async function showValue(type: string, item: CustomFieldItem, context: Pick<Context, 'metadata'>): Promise<string> {
  const { value, raw } = item;
  const seconds = parseSeconds(value);
  if (seconds !== undefined && (type === 'date' || type === 'birthday')) return showDate(seconds, context);
  if (seconds !== undefined && type === 'date_time') return (await showDateTime(seconds, context)) ?? '';
  if (type === 'chained_list') return describeLink(raw);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return showPlain(value);
  if (isParty(type)) return describeParty(value);
  if (type === 'items') return describeProduct(value, await currencySign(context));
  if (type === 'linked_entity') return describeLink(value);
  return type === 'file' ? describeFile(value) : describeParts(value);
}

/** Formats a value of any type. */
export function showPlain(value: unknown): string {
  if (typeof value === 'object' && value !== null) return describeParts(value);
  return value === null || value === undefined ? '' : String(value);
}

/** The range of unix seconds whose years have four digits in every timezone. */
const seconds = { first: Date.parse('0001-01-02T00:00:00Z') / 1000, last: Date.UTC(9999, 11, 30) / 1000 };

/** Parses unix seconds from amoCRM; undefined if they are not plausible, such as milliseconds. */
export function parseSeconds(value: unknown): number | undefined {
  const read = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof read === 'number' && read >= seconds.first && read <= seconds.last ? Math.floor(read) : undefined;
}

function compareAddressParts(one: CustomFieldItem, other: CustomFieldItem): number {
  const rank = ({ enum_code, enum_id }: CustomFieldItem) => {
    const place = addressParts.indexOf(enum_code ?? '');
    return place === -1 ? (enum_id ?? 7) - 1 : place;
  };
  return rank(one) - rank(other);
}

/** The symbol of the account's currency, which applies to all prices. */
async function currencySign({ metadata }: Pick<Context, 'metadata'>): Promise<string> {
  const { currency } = await metadata.account();
  if (!currency || !/^[A-Z]{3}$/.test(currency)) return '';
  const format = new Intl.NumberFormat('ru', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}
