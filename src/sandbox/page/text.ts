import type { EnumRow, FieldRow } from '../metadata.ts';
import type { CardRow, FieldValue } from '../rows.ts';
import type { Store } from '../store.ts';
import { type Html, html } from './html.ts';

/** A time in the account's zone, e.g. «5 нояб. 2026 г., 12:00». */
export function timeText(store: Store, seconds: number): Html {
  return printTime(store, seconds, { dateStyle: 'medium', timeStyle: 'short' });
}

function printTime(store: Store, seconds: number, style: Intl.DateTimeFormatOptions): Html {
  const time = new Date(seconds * 1000);
  // A write may have stored a number that is not a time.
  if (Number.isNaN(time.getTime())) return html`${seconds}`;
  const text = new Intl.DateTimeFormat('ru-RU', { ...style, timeZone: store.metadata.account.timezone }).format(time);
  return html`<time datetime="${time.toISOString()}">${text}</time>`;
}

/** An amount, with a fraction only if it has one. */
export function moneyText(amount: number, currency: string): string {
  return new Intl.NumberFormat('ru-RU', {
    style: 'currency',
    currency,
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  }).format(amount);
}

/** A user by name, one who left included. The id 0 stands for a robot. */
export function userText(store: Store, id: number): string {
  if (id === 0) return 'Робот';
  const user = store.user(id);
  if (user === undefined) return `Удалённый пользователь (${id})`;
  return user.isActive ? user.name : `${user.name} (не работает)`;
}

/** The filled custom fields of a card, by name. */
export function fieldTexts(store: Store, card: CardRow): { name: string; values: Html[] }[] {
  return card.fields.flatMap(({ fieldId, values }) => {
    const field = store.field(fieldId);
    return field === undefined
      ? []
      : [{ name: field.name, values: values.map((value) => valueText(store, field, value)) }];
  });
}

/** What the interface calls the kinds of phones and e-mails and the parts of an address. */
const kinds: Record<string, string> = {
  WORK: 'рабочий',
  WORKDD: 'рабочий прямой',
  MOB: 'мобильный',
  FAX: 'факс',
  HOME: 'домашний',
  PRIV: 'личный',
  OTHER: 'другой',
  address_line_1: 'адрес',
  address_line_2: 'адрес, продолжение',
  city: 'город',
  state: 'регион',
  zip: 'индекс',
  country: 'страна',
};

function valueText(store: Store, field: FieldRow, { value, enumId }: FieldValue): Html {
  switch (field.type) {
    case 'checkbox':
      return html`Да`;
    case 'date':
    case 'birthday':
      return printTime(store, Number(value), { dateStyle: 'medium' });
    case 'date_time':
      return timeText(store, Number(value));
    case 'monetary':
      return html`${moneyText(Number(value), field.currency ?? store.metadata.account.currency)}`;
    case 'multitext':
    case 'smart_address':
      return html`${String(value)} <span class="note">${kindText(field.enums?.find(({ id }) => id === enumId))}</span>`;
    default:
      return html`${leaves(value).join(', ')}`;
  }
}

function kindText(kind: EnumRow | undefined): string {
  return kinds[kind?.code ?? kind?.value ?? ''] ?? kind?.value ?? '';
}

/** Every plain value of a nested one, in order. */
function leaves(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  return typeof value === 'object' ? Object.values(value).flatMap(leaves) : [String(value)];
}
