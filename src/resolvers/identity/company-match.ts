/** What a company is recognized by, and the search for companies that have it. */
import type { Company, CompanyWith, CustomFieldValues } from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import { isObject } from '../../json.ts';
import type { Context } from '../context.ts';
import { parseCompanyName, searchTexts } from './company-name.ts';
import {
  isSameTaxNumber,
  isTaxNumber,
  parseSite,
  type Site,
  takeSites,
  takeTaxNumber,
  taxNumbersIn,
} from './company-text.ts';
import {
  type Hit as ContactHit,
  compareMultitexts,
  identityKeys as contactKeys,
  type Identity,
  toIdentities,
} from './contact-match.ts';
import { parseContactText } from './contact-text.ts';
import { cleanSpelling } from './spelling.ts';

/** A tax number, site, phone, e-mail or name by which companies are searched. */
export type CompanyIdentity = { text: string } & (
  | { kind: 'inn'; number: string }
  | { kind: 'website'; site: Site }
  | Exclude<Identity, { kind: 'name' }>
  | { kind: 'name'; name: string }
);

/** A company that an identity may belong to. */
export interface CompanyHit {
  company: Company;
  similarity: ContactHit['similarity'];
}

/**
 * Parses a search text: tax numbers, sites, phones, e-mails and a name, in any combination. Digits alone can be a tax number and a phone;
 * then both are returned.
 *
 * @throws {ValidationError} for a part that looks like a phone or an e-mail and is not valid
 */
export async function recognizeCompany(
  text: string,
  path: Issue['path'],
  { metadata }: Pick<Context, 'metadata'>,
): Promise<CompanyIdentity[]> {
  const { country } = await metadata.account();
  const clean = cleanSpelling(text);
  const digits = /^\d{10}$|^\d{12}$/.test(clean) && isTaxNumber(clean) ? clean : undefined;
  const { number = digits, rest } = takeTaxNumber(clean);
  const { sites, rest: left } = takeSites(rest);
  const parsed = parseContactText(left, country);
  const phones = parsed.phones.filter((phone) => digits === undefined || phone.isCountryCertain);
  // Digits that are a tax number are not an invalid phone.
  if (parsed.errors.length > 0 && digits === undefined) {
    throw new ValidationError(parsed.errors.map((message) => ({ path, message })));
  }
  const name = parsed.name === undefined || digits !== undefined ? undefined : toName(parsed.name);
  const identities: CompanyIdentity[] = [
    ...(number === undefined ? [] : [{ kind: 'inn', number, text: number } as const]),
    ...sites.map((site) => ({ kind: 'website', site, text: site.text }) as const),
    ...toIdentities({ ...parsed, phones, name: undefined }).map(withText),
    ...(name ? [name] : []),
  ];
  if (identities.length > 0) return identities;
  const isForm = parsed.name !== undefined && parseCompanyName(parsed.name).isForm;
  const message = isForm
    ? `«${clean}» is a legal form; give the name as well`
    : 'must be a tax number, a site, a phone, an e-mail address or a name of at least two characters';
  throw new ValidationError([{ path, message }]);
}

/** A company's name as an identity; undefined for a text without letters and digits, and for a legal form alone. */
export function toName(text: string): CompanyIdentity | undefined {
  const { key, isForm } = parseCompanyName(text);
  // What is left where a number or a site stood.
  const tidy = text
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:|/-]+|[\s,;:|/-]+$/g, '');
  return key === '' || isForm ? undefined : { kind: 'name', name: key, text: closeQuotes(tidy) };
}

/** Restores a quote that was cut off together with a phone behind or before it. */
function closeQuotes(text: string): string {
  const count = (sign: string) => text.split(sign).length - 1;
  if (count('«') > count('»')) return `${text}»`;
  if (count('»') > count('«')) return `«${text}`;
  return count('"') % 2 === 1 ? `${text}"` : text;
}

/** A phone or e-mail as an identity of a company. */
export function withText(identity: Identity): CompanyIdentity {
  if (identity.kind === 'phone') return { ...identity, text: identity.phone.text };
  if (identity.kind === 'email') return { ...identity, text: identity.email.text };
  return { kind: 'name', name: identity.name, text: identity.search };
}

/** The keys under which a company is stored for an identity, equal for all its spellings. */
export function companyKeys(identity: CompanyIdentity): string[] {
  if (identity.kind === 'inn') return [`company:inn:${identity.number.replace(/^0+/, '')}`];
  if (identity.kind === 'website') return [`company:website:${identity.site.key}`];
  if (identity.kind === 'name') return [`company:name:${identity.name}`];
  return contactKeys(identity).map((key) => key.replace(/^contact:/, 'company:'));
}

/** The key of the lock that a request holds while it looks for or creates a company with this identity. */
export function companyLock(identity: CompanyIdentity): string {
  return companyKeys(identity).at(-1) as string;
}

/**
 * Finds the companies that an identity belongs to, oldest first. amoCRM's full-text search also finds digits and words elsewhere, so the
 * fields of every hit are compared.
 *
 * @param exact for names: only companies of this name; otherwise those whose name contains it
 */
export async function findCompanies(
  identity: CompanyIdentity,
  context: Context,
  links: CompanyWith[] = [],
  exact = true,
): Promise<CompanyHit[]> {
  const queries = queriesOf(identity);
  // A search that is not exact goes on by the forms of the words, not by those of the name.
  for (const query of exact ? queries : queries.slice(0, 1)) {
    const found = await searchAll(identity, query, context, links, exact);
    if (found.length > 0) {
      return closestCompanies(found).sort(
        (a, b) => a.company.created_at - b.company.created_at || a.company.id - b.company.id,
      );
    }
  }
  return [];
}

function queriesOf(identity: CompanyIdentity): string[] {
  if (identity.kind === 'inn') return [identity.number];
  if (identity.kind === 'website') return [identity.site.search];
  return identity.kind === 'name' ? searchTexts(parseCompanyName(identity.text)) : [identity.search];
}

async function searchAll(
  identity: CompanyIdentity,
  query: string,
  context: Context,
  links: CompanyWith[],
  exact: boolean,
): Promise<CompanyHit[]> {
  const { country } = await context.metadata.account();
  const order = { field: 'id', direction: 'asc' } as const;
  const hits: CompanyHit[] = [];
  for (let page = 1; ; page += 1) {
    const { items, hasNext } = await context.amocrm.companies.list({ query, with: links, order, limit: 250, page });
    for (const company of items) {
      context.loaders.company.prime(company, links);
      const similarity = compareCompany(company, identity, country, exact);
      if (similarity) hits.push({ company, similarity });
    }
    if (!hasNext) return hits;
  }
}

/** Keeps only the hits with the highest similarity. */
export function closestCompanies(hits: readonly CompanyHit[]): CompanyHit[] {
  const [best] = (['same', 'loose', 'maybe'] as const).filter((each) =>
    hits.some(({ similarity }) => similarity === each),
  );
  return hits.filter(({ similarity }) => similarity === best);
}

/** Compares an identity with a company's fields or name; undefined if the company does not have it. */
export function compareCompany(
  company: Company,
  identity: CompanyIdentity,
  country: string | null,
  exact = true,
): CompanyHit['similarity'] | undefined {
  if (identity.kind === 'inn') {
    return taxNumbersOf(company).some((number) => isSameTaxNumber(number, identity.number)) ? 'same' : undefined;
  }
  if (identity.kind === 'website') return sitesOf(company).includes(identity.site.key) ? 'same' : undefined;
  if (identity.kind === 'name') return hasCompanyName(company, identity.name, exact) ? 'same' : undefined;
  return compareMultitexts(company.custom_fields_values, identity, country);
}

/** Whether a company has a name. @param name normalized, see `normalizeCompanyName` */
export function hasCompanyName(company: Pick<Company, 'name'>, name: string, exact = true): boolean {
  const { key } = parseCompanyName(company.name);
  return exact ? key === name : key.includes(name);
}

/** The keys of legal entities that hold a tax number (amoCRM API v4, Custom fields: legal_entity). */
const numberKeys = ['vat_id', 'bin', 'unp', 'egrpou'] as const;

/** All tax numbers of a company: those of legal entities, and of the account's own fields for them. */
export function taxNumbersOf({ custom_fields_values: fields }: Pick<Company, 'custom_fields_values'>): string[] {
  return fields.flatMap(({ field_name: name, field_code: code, values }) =>
    values.flatMap(({ value }) => taxNumbersInValue(value, { name, code })),
  );
}

/** The tax numbers in one value of a field. */
export function taxNumbersInValue(value: unknown, field: { name: string; code: string | null }): string[] {
  if (isObject(value)) return numberKeys.flatMap((key) => taxNumbersIn(String(value[key] ?? '')));
  return isTaxNumberField(field) ? taxNumbersIn(String(value ?? '')) : [];
}

/** Whether a field of the account is one for tax numbers, by its code or name: `ИНН`, `ИНН/КПП`, `INN`. */
export function isTaxNumberField({ name, code }: { name: string; code: string | null }): boolean {
  return /^(?:INN|VAT_ID|VAT|BIN|UNP)$/i.test(code ?? '') || /(?<!\p{L})(?:инн|бин|иин|унп|inn)(?!\p{L})/iu.test(name);
}

/** The keys of all sites of a company, in fields of web addresses. */
export function sitesOf({ custom_fields_values: fields }: Pick<Company, 'custom_fields_values'>): string[] {
  const texts = fields.filter(isSiteField).flatMap(({ values }) => values.map(({ value }) => String(value ?? '')));
  return texts.flatMap((text) => {
    const site = parseSite(text);
    return site ? [site.key] : takeSites(text).sites.map(({ key }) => key);
  });
}

function isSiteField({ field_type, field_code }: CustomFieldValues): boolean {
  return field_type === 'url' || field_code === 'WEB';
}
