/** Companies that this server wrote shortly before: amoCRM's search may not find them yet. */
import type { Company, CompanyWith, CompanyWrite } from '../../amocrm/index.ts';
import { StateUnavailableError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { remember } from '../write/remember.ts';
import { type CompanyIdentity, companyKeys, taxNumbersInValue, toName, withText } from './company-match.ts';
import { parseSite } from './company-text.ts';
import { toIdentities } from './contact-match.ts';
import { parseContactText } from './contact-text.ts';
import { recentKey, rememberMs } from './recent-contact.ts';

/** How many companies are remembered for one identity. */
const maxCompanies = 5;

/** A company that was created or changed, and the write that was sent. */
export interface WrittenCompany {
  id: number;
  sent: CompanyWrite;
}

/** Remembers the company that was found or created for these identities, for requests that wait for the lock. */
export async function rememberCompany(
  id: number,
  identities: readonly CompanyIdentity[],
  context: Context,
): Promise<void> {
  for (const key of identities.flatMap(companyKeys)) await remember(context, key, id, rememberMs);
}

/** Remembers companies by what they were written with, until amoCRM's search finds them. */
export async function rememberWrittenCompanies(written: readonly WrittenCompany[], context: Context): Promise<void> {
  for (const { id, sent } of written) {
    const keys = [...new Set((await identitiesOf(sent, context)).flatMap(companyKeys))].map(recentKey);
    try {
      await Promise.all(keys.map((key) => addTo(key, id, context)));
    } catch (error) {
      // The write succeeded, so an unavailable state must not make it fail.
      if (!(error instanceof StateUnavailableError)) throw error;
    }
  }
}

async function addTo(key: string, id: number, context: Context): Promise<void> {
  const before = await context.state.keyValue.get(key);
  const others = Array.isArray(before) ? before.filter((other) => other !== id) : [];
  await remember(context, key, [...others, id].slice(-maxCompanies), rememberMs);
}

/** What a write says of a company. */
async function identitiesOf(
  { name, custom_fields_values: writes = [] }: CompanyWrite,
  { metadata }: Context,
): Promise<CompanyIdentity[]> {
  const named = name === undefined ? undefined : toName(name);
  if (writes.length === 0) return named ? [named] : [];
  const { country } = await metadata.account();
  const fields = await metadata.customFields('companies');
  const identities = writes.flatMap(({ field_id, values }): CompanyIdentity[] => {
    const field = fields.find(({ id }) => id === field_id);
    const plain = (values ?? []).flatMap((each) => ('value' in each ? [each.value] : []));
    const numbers = field ? plain.flatMap((value) => taxNumbersInValue(value, field)) : [];
    if (numbers.length > 0) return numbers.map(toNumber);
    const texts = plain.map(String);
    if (field?.code === 'PHONE' || field?.code === 'EMAIL') {
      return texts.flatMap((text) =>
        toIdentities({ ...parseContactText(text, country), name: undefined }).map(withText),
      );
    }
    if (field?.type !== 'url' && field?.code !== 'WEB') return [];
    return texts.flatMap((text) => {
      const site = parseSite(text);
      return site ? [{ kind: 'website', site, text } as const] : [];
    });
  });
  return [...identities, ...(named ? [named] : [])];
}

function toNumber(number: string): CompanyIdentity {
  return { kind: 'inn', number, text: number };
}

/** The companies that a search has already read or found. */
export interface LoadedCompanies {
  read: Map<number, Company>;
  /** Companies that a search found. */
  found?: readonly Company[];
  links?: CompanyWith[];
}

/** Loads the company that was found or created for an identity shortly before; the search can then be saved. */
export async function findRecentCompanies(
  identity: CompanyIdentity,
  context: Context,
  companies: LoadedCompanies,
): Promise<Company[]> {
  const ids = await Promise.all(companyKeys(identity).map((key) => context.state.keyValue.get(key)));
  return loadFresh(ids, context, companies);
}

/** Loads the companies that were written with an identity shortly before; others may have it too. */
export async function findWrittenCompanies(
  identity: CompanyIdentity,
  context: Context,
  companies: LoadedCompanies,
): Promise<Company[]> {
  const keys = companyKeys(identity).map(recentKey);
  const lists = await Promise.all(keys.map((key) => context.state.keyValue.get(key)));
  return loadFresh(lists.flat(), context, companies);
}

async function loadFresh(
  ids: readonly unknown[],
  { loaders }: Context,
  { read, found = [], links = [] }: LoadedCompanies,
): Promise<Company[]> {
  const wanted = [...new Set(ids)].filter((id): id is number => typeof id === 'number');
  const companies: Company[] = [];
  for (const id of wanted) {
    if (found.some((company) => company.id === id)) continue;
    // Not from the loader's cache, which may be older than the lock that this request holds.
    if (!read.has(id)) loaders.company.clear(id);
    const company = read.get(id) ?? (await loaders.company.load(id, links));
    if (!company) continue;
    read.set(id, company);
    companies.push(company);
  }
  return companies;
}
