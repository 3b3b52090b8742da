/** What a contact or company is recognized by, in the forms in which the smart operations compare them. */
import type { Contact } from '../../amocrm/index.ts';
import { sitesOf, taxNumbersOf } from './company-match.ts';
import { parseCompanyName } from './company-name.ts';
import { isTaxNumber } from './company-text.ts';
import { multitexts, normalizeName } from './contact-match.ts';
import { parseContactText } from './contact-text.ts';
import type { Phone } from './phone.ts';

/** Kinds of identities; `invalid_phone` is a value of a phone field that is not a phone. */
type Kind = 'phone' | 'email' | 'inn' | 'website' | 'name' | 'invalid_phone';

/** Lists the phones, e-mails, tax numbers, sites and the name of a record, each once. */
export type Identify = (
  entityType: 'contacts' | 'companies',
  record: Pick<Contact, 'name' | 'custom_fields_values'>,
) => { kind: Kind; key: string }[];

/** @param country ISO 3166 code of the country of phones without a country code */
export function createIdentify(country: string | null): Identify {
  return (entityType, record) => {
    const fields = record.custom_fields_values;
    const found: { kind: Kind; key: string }[] = [];
    for (const field of fields) {
      for (const text of multitexts([field])) {
        // Parsing is what costs here, so each text is parsed once.
        const { phones, emails } = parseContactText(text, country);
        found.push(...phones.map((phone) => ({ kind: 'phone' as const, key: phoneKey(phone) })));
        found.push(...emails.map(({ key }) => ({ kind: 'email' as const, key })));
        const isNone = phones.length + emails.length === 0;
        if (isNone && field.field_code === 'PHONE') found.push({ kind: 'invalid_phone', key: text.trim() });
      }
    }
    // Numbers that cannot be tax numbers (`0000000000`, `нет`) are typed by many, and say nothing.
    const numbers = taxNumbersOf(record).filter(isTaxNumber);
    found.push(...numbers.map((number) => ({ kind: 'inn' as const, key: number.replace(/^0+/, '') })));
    found.push(...sitesOf(record).map((key) => ({ kind: 'website' as const, key })));
    const name = nameKey(entityType, record.name);
    if (name !== '') found.push({ kind: 'name', key: name });
    return [...new Map(found.map((each) => [`${each.kind} ${each.key}`, each])).values()];
  };
}

/** The keys of the phones and e-mails in a text. @param country as in `createIdentify` */
export function identityKeysIn(text: string, country: string | null): string[] {
  const { phones, emails } = parseContactText(text, country);
  return [...phones.map(phoneKey), ...emails.map(({ key }) => key)];
}

/** The likeliest number. One with an extension is another: colleagues share the number before it. */
function phoneKey({ readings: [first], national, extension }: Phone): string {
  return `${first ?? national}${extension === null ? '' : `;ext=${extension}`}`;
}

/** A person's words in any order; a company's name without its legal form, and nothing if it has no other words. */
function nameKey(entityType: 'contacts' | 'companies', name: string): string {
  if (entityType === 'contacts') return wordsOf(name).sort().join(' ');
  const { key, isForm } = parseCompanyName(name);
  return isForm ? '' : key;
}

/**
 * The words of a person's name, without punctuation: «Иванова, Мария», «Сидоров-Петров», «Иванов И.И.». Signs between digits and in an
 * address stay, because their parts in another order are another number or address. Records that are written to are found by the stricter
 * comparison of `contact-match.ts`.
 */
function wordsOf(name: string): string[] {
  return normalizeName(name)
    .split(' ')
    .flatMap((word) =>
      /\p{L}.*@|@.*\p{L}/u.test(word) ? trimSigns(word) : word.replace(apostrophes, '').replace(signs, ' ').split(' '),
    )
    .filter((word) => word !== '');
}

/** Inside of words: О'Генри. */
const apostrophes = /(?<=\p{L})'(?=\p{L})/gu;
const signs = /(?<!\p{N})[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+(?!\p{N})/gu;

function trimSigns(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
