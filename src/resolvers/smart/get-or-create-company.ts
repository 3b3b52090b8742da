import type { Company, CompanyWrite, CustomField, CustomFieldWrite } from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import type { Known } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import { createdCompany, toNewCompanyWrite, updateCompany } from '../company.ts';
import type { Context } from '../context.ts';
import { chooseCompany } from '../identity/choose-company.ts';
import {
  type CompanyIdentity,
  companyKeys,
  companyLock,
  compareCompany,
  isTaxNumberField,
  recognizeCompany,
  sitesOf,
  taxNumbersOf,
  toName,
  withText,
} from '../identity/company-match.ts';
import { isTaxNumber, parseSite } from '../identity/company-text.ts';
import { toIdentities } from '../identity/contact-match.ts';
import { parseContactText } from '../identity/contact-text.ts';
import { rememberCompany } from '../identity/recent-company.ts';
import { digitsOf } from '../identity/spelling.ts';
import { sendOne } from '../write/batch.ts';
import { chosenUser } from '../write/chosen.ts';
import { createOnce } from '../write/create-once.ts';
import { withLocks } from '../write/lock.ts';

/** The arguments of `getOrCreateCompany`. */
export interface GetOrCreateCompanyInput {
  query: string;
  name?: Nullish<string>;
  inn?: Nullish<string>;
  website?: Nullish<string>;
  phone?: Nullish<string>;
  email?: Nullish<string>;
  fillMissing?: Nullish<boolean>;
  matchByName?: Nullish<boolean>;
}

/** The result of `getOrCreateCompany`. */
export interface EnsuredCompany {
  company: Known<Company>;
  created: boolean;
  /** Other companies with the same tax number, site, phone, e-mail or name. */
  otherMatches: Company[];
  /** The kinds of given data that the found company does not have. */
  missing: string[];
  /** The kinds in `missing` that were added. */
  filled: string[];
}

/** Finds or creates a company. Concurrent requests with one tax number, site, phone, e-mail or name create only one. */
export async function getOrCreateCompany(input: GetOrCreateCompanyInput, context: Context): Promise<EnsuredCompany> {
  const identities = await parseCompany(input, context);
  const locks = [...new Set(identities.map(companyLock))];
  return withLocks(locks, context, async (held) => {
    const choice = await chooseCompany(identities, held, { matchByName: input.matchByName ?? true });
    const { company, others } = choice;
    if (!company) {
      const created = await createNew(input, identities, held);
      return { company: created, created: true, otherMatches: others, missing: [], filled: [] };
    }
    const { country } = await held.metadata.account();
    const lacking = identities.filter((identity) => isLacking(company, identity, country));
    const missing = [...new Set(lacking.map(({ kind }) => kind))];
    const found = { company, created: false, otherMatches: others, missing, filled: [] };
    if (!input.fillMissing || missing.length === 0 || choice.isShared) return found;
    const filled = await fillCompany(company, lacking, held);
    // The fields that were read are outdated, so only the id and the name are returned as known.
    return filled.length === 0 ? found : { ...found, company: { id: company.id, name: company.name }, filled };
  });
}

/** All identities of a company, those of the query first, without duplicates. @throws {ValidationError} */
async function parseCompany(input: GetOrCreateCompanyInput, context: Context): Promise<CompanyIdentity[]> {
  const issues: Issue[] = [];
  const all = await recognizeCompany(input.query, ['query'], context);
  if (all.some(({ kind }) => kind === 'inn') && /^[\d\s]+$/.test(input.query) && all.length > 1) {
    const message = `«${input.query}» may be an ИНН or a phone; write «ИНН ${input.query}», or the phone with +`;
    issues.push({ path: ['query'], message });
  }
  for (const each of all) if (each.kind === 'inn') checkTaxNumber(each.number, ['query'], issues);
  if (input.inn) {
    const number = digitsOf(input.inn);
    checkTaxNumber(number, ['inn'], issues);
    if (all.some((each) => each.kind === 'inn' && each.number !== number)) {
      issues.push({ path: ['inn'], message: 'differs from the tax number in `query`' });
    }
    all.push({ kind: 'inn', number, text: number });
  }
  if (input.website) {
    const site = parseSite(input.website);
    if (site) all.push({ kind: 'website', site, text: input.website });
    else issues.push({ path: ['website'], message: `«${input.website}» is not a valid web address` });
  }
  const { country } = await context.metadata.account();
  for (const key of ['phone', 'email'] as const) {
    const parsed = parseContactText(input[key] ?? '', country);
    all.push(
      ...toIdentities({ ...parsed, name: undefined })
        .map(withText)
        .filter(({ kind }) => kind === key),
    );
  }
  const named = input.name ? toName(input.name) : undefined;
  if (named) all.push(named);
  if (issues.length > 0) throw new ValidationError(issues);
  const byKey = new Map<string | undefined, CompanyIdentity>();
  for (const identity of all) byKey.set(companyKeys(identity)[0], identity);
  return [...byKey.values()];
}

function checkTaxNumber(number: string, path: Issue['path'], issues: Issue[]): void {
  if (isTaxNumber(number)) return;
  issues.push({
    path,
    message: `«${number}» is not a valid tax number: an ИНН has 10 or 12 digits, and its last ones check the others`,
  });
}

/** Whether a company lacks what was given. One that has another site is not given a second one. */
function isLacking(company: Company, identity: CompanyIdentity, country: string | null): boolean {
  if (identity.kind === 'name') return false;
  if (identity.kind === 'inn') return taxNumbersOf(company).length === 0;
  const similarity = compareCompany(company, identity, country);
  return similarity !== 'same' && !(similarity === 'loose' && identity.kind === 'phone' && !identity.phone.extension);
}

const textsOf = (identities: readonly CompanyIdentity[], wanted: CompanyIdentity['kind']) =>
  identities.filter(({ kind }) => kind === wanted).map(({ text }) => text);

const toItems = (texts: readonly string[]) => texts.map((value) => ({ value }));

/** Creates the company without duplicates, see `createOnce`. @throws {ValidationError} if it has no name */
async function createNew(
  input: GetOrCreateCompanyInput,
  identities: readonly CompanyIdentity[],
  context: Context,
): Promise<Known<Company>> {
  const name = input.name ?? textsOf(identities, 'name')[0];
  if (!name) {
    const message = 'is required, because there is no such company and a new one needs a name';
    throw new ValidationError([{ path: ['name'], message }]);
  }
  const [website] = textsOf(identities, 'website');
  const fields = {
    name,
    phones: toItems(textsOf(identities, 'phone')),
    emails: toItems(textsOf(identities, 'email')),
    ...(website && { website }),
  };
  const base = await toNewCompanyWrite(fields, [], context);
  const [number] = textsOf(identities, 'inn');
  const own = number ? [await toTaxNumberWrite(number, name, context)] : [];
  const values = [...(base.custom_fields_values ?? []), ...own];
  const write: CompanyWrite = { ...base, ...(values.length > 0 && { custom_fields_values: values }) };
  const chosen = await chosenUser(context);
  const { id } = await sendOne(createOnce(context, 'companies', [write]), write, context);
  await rememberCompany(id, identities, context);
  return createdCompany(id, write, chosen);
}

/** Where the account keeps tax numbers: a field of its own, or else the field of legal entities. */
async function findTaxNumberField({ metadata }: Context): Promise<CustomField | undefined> {
  return metadata.find(['customFields:companies'], async () => {
    const fields = await metadata.customFields('companies');
    const isOwn = (field: CustomField) => isTaxNumberField(field) && /^(?:text|numeric)$/.test(field.type);
    return fields.find(isOwn) ?? fields.find(({ type }) => type === 'legal_entity');
  });
}

/** @throws {ValidationError} if the account has no field for it: the next search by it would find nothing */
async function toTaxNumberWrite(number: string, name: string, context: Context): Promise<CustomFieldWrite> {
  const field = await findTaxNumberField(context);
  if (!field) {
    const message =
      'cannot be stored: companies of this account have no field for it; add a text field «ИНН» or a field of legal entities in amoCRM, or leave it out';
    throw new ValidationError([{ path: ['inn'], message }]);
  }
  if (field.type !== 'legal_entity') return { field_id: field.id, values: [{ value: number }] };
  // 1 is a person, 2 a firm (amoCRM API v4, Custom fields: legal_entity).
  const value = { name, entity_type: number.length === 12 ? 1 : 2, vat_id: number };
  return { field_id: field.id, values: [{ value }] };
}

/** Adds what a company lacks, as far as its fields have room; returns the kinds that were added. */
async function fillCompany(
  company: Company,
  lacking: readonly CompanyIdentity[],
  context: Context,
): Promise<CompanyIdentity['kind'][]> {
  const [number] = textsOf(lacking, 'inn');
  const field = number ? await findTaxNumberField(context) : undefined;
  const [website] = sitesOf(company).length === 0 ? textsOf(lacking, 'website') : [];
  const additions = {
    phones: toItems(textsOf(lacking, 'phone')),
    emails: toItems(textsOf(lacking, 'email')),
    ...(website && { website }),
    // A legal entity has more parts than a number, which a person must fill.
    ...(number &&
      field &&
      field.type !== 'legal_entity' && { customFields: [{ field: String(field.id), values: [number] }] }),
  };
  const filled = [...new Set(lacking.map(({ kind }) => kind))].filter(
    (kind) =>
      (kind === 'phone' && additions.phones.length > 0) ||
      (kind === 'email' && additions.emails.length > 0) ||
      (kind === 'website' && 'website' in additions) ||
      (kind === 'inn' && 'customFields' in additions),
  );
  if (filled.length === 0) return [];
  await updateCompany(String(company.id), additions, context);
  // Only what was added: other companies may share what this one was found by.
  await rememberCompany(
    company.id,
    lacking.filter(({ kind }) => filled.includes(kind)),
    context,
  );
  return filled;
}
