/**
 * Formats values with several parts as one line: a company with its registration numbers, a product with its price. Unknown
 * parts are printed with their keys, so that nothing is lost; flags that amoCRM calculates are left out.
 */

/** An object from amoCRM with unknown members. */
type Parts = Readonly<Record<string, unknown>> | object;

/** The labels of a company's registration numbers and contact data. */
const partyLabels: Readonly<Record<string, string>> = {
  vat_id: 'ИНН',
  kpp: 'КПП',
  tax_registration_reason_code: 'КПП',
  unp: 'УНП',
  bin: 'БИН',
  egrpou: 'ЕГРПОУ',
  oked: 'ОКЭД',
  address: 'адрес',
  real_address: 'фактический адрес',
  bank_account_number: 'р/с',
  bank_code: 'БИК',
  mfo: 'МФО',
  director: 'директор',
  phone: 'тел.',
  email: 'e-mail',
  external_uid: 'внешний код',
};

/** The words for a company's registration numbers and contact data, in lower case: by them people ask for the field that holds them. */
export const partyWords: ReadonlySet<string> = new Set(
  ['inn', 'vat', ...Object.entries(partyLabels).flat()].map((word) => word.toLowerCase()),
);

const productLabels: Readonly<Record<string, string>> = {
  sku: 'арт.',
  product_id: 'товар №',
  bonus_points_per_purchase: 'бонусы',
  external_uid: 'внешний код',
};

const entityNames: Readonly<Record<string, string>> = {
  leads: 'сделка',
  contacts: 'контакт',
  companies: 'компания',
  customers: 'покупатель',
};

const partyTypes: Readonly<Record<string, string>> = {
  legal: 'юридическое лицо',
  individual: 'физическое лицо',
  1: 'физическое лицо',
  2: 'юридическое лицо',
};

/** Formats a legal entity, payer or supplier: «ООО Ромашка, юридическое лицо, ИНН 7701234567, КПП 770101001». */
export function describeParty(value: Parts): string {
  const { name, type, entity_type, entity_id, ...rest } = { ...value } as Record<string, unknown>;
  const kind = partyTypes[text(type ?? entity_type)];
  const isLink = entity_type !== undefined && partyTypes[text(entity_type)] === undefined;
  // Both keys can contain the same number.
  if (text(rest.tax_registration_reason_code) === text(rest.kpp)) delete rest.tax_registration_reason_code;
  return line([
    text(name),
    kind ?? text(type),
    ...labelled(rest, partyLabels),
    ...(isLink || text(entity_id) !== '' ? [describeEntity(entity_type, entity_id)] : []),
  ]);
}

/** Formats a line of an invoice: «Окно × 2 шт. по 100 ₽, скидка 10 %, НДС 20 %, итого 180 ₽». */
export function describeProduct(value: Parts, currency: string): string {
  const { description, quantity, unit_type, unit_price, discount, vat_rate_value, total_sum, ...rest } = {
    ...value,
  } as Record<string, unknown>;
  const money = (amount: unknown) => line([text(amount), currency], ' ');
  const { sku, ...others } = rest;
  const head = line(
    [
      text(description) || text(sku),
      text(quantity) && line(['×', text(quantity), text(unit_type)], ' '),
      text(unit_price) && `по ${money(unit_price)}`,
    ],
    ' ',
  );
  return line([
    head,
    ...labelled(text(description) ? { sku } : {}, productLabels),
    describeDiscount(discount, money),
    text(vat_rate_value) && `НДС ${text(vat_rate_value)} %`,
    ...labelled(others, productLabels),
    text(total_sum) && `итого ${money(total_sum)}`,
  ]);
}

function describeDiscount(discount: unknown, money: (amount: unknown) => string): string {
  if (typeof discount !== 'object' || discount === null) return text(discount) && `скидка ${money(discount)}`;
  const { type, value } = discount as Record<string, unknown>;
  if (text(value) === '' || Number(text(value)) === 0) return '';
  return `скидка ${type === 'percentage' ? `${text(value)} %` : money(value)}`;
}

/** Formats a link to a record: «Ромашка (компания 123)», «элемент 5 списка 7». */
export function describeLink(value: Parts): string {
  const {
    name,
    value: given,
    entity_id,
    entity_type,
    catalog_id,
    catalog_element_id,
    ...rest
  } = {
    ...value,
  } as Record<string, unknown>;
  const element = text(catalog_element_id) || (text(catalog_id) === '' ? '' : text(entity_id));
  const target = element
    ? line([`элемент ${element}`, text(catalog_id) && `списка ${text(catalog_id)}`], ' ')
    : describeEntity(entity_type, entity_id);
  const called = text(name) || text(given);
  return line([called && target ? `${called} (${target})` : called || target, ...labelled(rest, {})]);
}

function describeEntity(type: unknown, id: unknown): string {
  const name = entityNames[text(type)] ?? text(type);
  return line([name || (text(id) && '№'), text(id)], ' ');
}

/** Formats a file: «договор.pdf (12.3 КБ)»; its id if it has no name. */
export function describeFile(value: Parts): string {
  const { file_name, file_size, file_uuid } = { ...value } as Record<string, unknown>;
  const size = describeSize(file_size);
  const name = text(file_name) || text(file_uuid);
  if (name === '') return describeParts(value);
  return size ? line([name, `(${size})`], ' ') : name;
}

function describeSize(size: unknown): string {
  const bytes = Number(text(size));
  if (text(size) === '' || !Number.isFinite(bytes)) return '';
  const [unit = 'Б', factor = 1] =
    bytes >= 1024 ** 2 ? (['МБ', 1024 ** 2] as const) : bytes >= 1024 ? (['КБ', 1024] as const) : [];
  return `${Math.round((bytes / factor) * 10) / 10} ${unit}`;
}

/** Formats any other object: its name, then its parts with their keys. A list has no keys. */
export function describeParts(value: Parts): string {
  if (Array.isArray(value)) return text(value);
  const { name, ...rest } = { ...value } as Record<string, unknown>;
  return line([text(name), ...labelled(rest, {})]);
}

/** Formats parts with their labels, in the order of the labels, and then the others with their keys. */
function labelled(parts: Record<string, unknown>, labels: Readonly<Record<string, string>>): string[] {
  const order = Object.keys(labels);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.entries(parts)
    .sort(([one], [other]) => rank(one) - rank(other))
    .map(([key, value]) => {
      const shown = text(value);
      if (shown === '') return '';
      return Object.hasOwn(labels, key) ? `${labels[key]} ${shown}` : `${key}: ${shown}`;
    });
}

/** Formats a part; an empty text for flags and empty values. */
function text(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\s+/gu, ' ').trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return line(value.map(text));
  return typeof value === 'object' && value !== null ? describeParts(value) : '';
}

function line(parts: readonly string[], separator = ', '): string {
  return parts.filter((part) => part !== '').join(separator);
}
