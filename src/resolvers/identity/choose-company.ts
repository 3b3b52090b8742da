import type { Company } from '../../amocrm/index.ts';
import { AmbiguousCompanyError, ConflictingCompaniesError } from '../../errors/company.ts';
import type { Context } from '../context.ts';
import {
  type CompanyHit,
  type CompanyIdentity,
  closestCompanies,
  compareCompany,
  findCompanies,
  hasCompanyName,
  sitesOf,
  taxNumbersOf,
} from './company-match.ts';
import { normalizeCompanyName } from './company-name.ts';
import { isSameTaxNumber } from './company-text.ts';
import { findRecentCompanies, findWrittenCompanies } from './recent-company.ts';

/** The result of looking for a company. */
export interface CompanyChoice {
  /** The oldest of the best matches; undefined if there is none and a new company is needed. */
  company: Company | undefined;
  /** Other companies with one of the identities; without a match, those of the same name. */
  others: Company[];
  /** Whether companies with different names share what the match was found by. */
  isShared: boolean;
}

/** A search under way. */
interface Search {
  identities: readonly CompanyIdentity[];
  context: Context;
  country: string | null;
  read: Map<number, Company>;
}

/**
 * Finds the company that the identities belong to. A tax number decides alone: a company with it is the one, and a company with another
 * one never is. Then site, phone and e-mail decide, which must belong to the same company. The name decides last, and only for companies
 * whose tax number and site do not differ from the given ones. Each identity costs one search, a name up to three.
 *
 * @throws {ConflictingCompaniesError} if the identities belong to different companies
 * @throws {AmbiguousCompanyError} if a phone may belong to several companies
 */
export async function chooseCompany(
  identities: readonly CompanyIdentity[],
  context: Context,
  { matchByName = true }: { matchByName?: boolean } = {},
): Promise<CompanyChoice> {
  const { country } = await context.metadata.account();
  const search: Search = { identities, context, country, read: new Map() };
  const numbers = identities.filter(({ kind }) => kind === 'inn');
  const owners = (await Promise.all(numbers.map((number) => findOwners(number, search)))).flat();
  if (owners.length > 0) return pick(owners, owners, identities);

  const contacts = identities.filter(({ kind }) => kind !== 'inn' && kind !== 'name');
  const { fitting, all } = await findByContacts(contacts, search);
  if (fitting.length > 0) return pick(fitting, all, identities);

  const named = identities.filter(({ kind }) => kind === 'name');
  const found = (await Promise.all(named.map((name) => findOwners(name, search)))).flat();
  const namesakes = [...new Map(found.map((company) => [company.id, company])).values()];
  const isByName = matchByName || named.length === identities.length;
  const possible = isByName ? namesakes.filter((company) => !differs(company, identities, true)) : [];
  if (possible.length > 0) return { ...pick(possible, possible, identities), isShared: false };
  return { company: undefined, others: namesakes, isShared: false };
}

/** The companies that have the site, phone and e-mail; those whose tax number differs are left out. */
async function findByContacts(
  identities: readonly CompanyIdentity[],
  search: Search,
): Promise<{ fitting: Company[]; all: Company[] }> {
  let fitting: Company[] = [];
  const all = new Map<number, Company>();
  const foundBy = new Map<number, string>();
  for (const identity of identities) {
    const having = fitting.filter((company) => isMatch(compareCompany(company, identity, search.country)));
    const hits = having.length > 0 ? having : await findOwners(identity, search);
    const possible = hits.filter((company) => !differs(company, search.identities, false));
    const [first] = possible;
    if (!first) continue;
    const [earlier] = fitting;
    if (earlier && having.length === 0) {
      throw conflict([
        { company: earlier, by: foundBy.get(earlier.id) ?? '' },
        { company: first, by: identity.text },
      ]);
    }
    fitting = possible;
    for (const company of possible) {
      all.set(company.id, company);
      if (!foundBy.has(company.id)) foundBy.set(company.id, identity.text);
    }
  }
  return { fitting, all: [...all.values()] };
}

/** Finds the companies that have an identity; one that this server found or created shortly before, without a search. */
async function findOwners(identity: CompanyIdentity, { context, country, read }: Search): Promise<Company[]> {
  const compare = (company: Company): CompanyHit[] => {
    const similarity = compareCompany(company, identity, country);
    return similarity ? [{ company, similarity }] : [];
  };
  const recent = closestCompanies((await findRecentCompanies(identity, context, { read })).flatMap(compare));
  const isKnown = recent.some(({ similarity }) => similarity === 'same');
  const searched = isKnown ? [] : await findCompanies(identity, context);
  const known = [
    ...searched,
    ...recent.filter(({ company }) => !searched.some((hit) => hit.company.id === company.id)),
  ];
  const found = known.map(({ company }) => company);
  const written = await findWrittenCompanies(identity, context, { read, found });
  const hits = closestCompanies([...known, ...written.flatMap(compare)]);
  const companies = hits.map(({ company }) => company);
  if (hits[0]?.similarity !== 'maybe') return companies;
  const message = `«${identity.text}» may be the phone of ${describe(companies)}, but a country code is missing. Nothing was written.`;
  throw new AmbiguousCompanyError(message, toData(companies), {
    remedy: 'Write the phone with + and its country code, here and in the company, or use the id of the company.',
  });
}

/** Whether a company has another tax number than the given one; with `sites`, or another site. */
function differs(company: Company, identities: readonly CompanyIdentity[], sites: boolean): boolean {
  const numbers = taxNumbersOf(company);
  const own = sites ? sitesOf(company) : [];
  return identities.some((identity) => {
    if (identity.kind === 'inn') {
      return numbers.length > 0 && !numbers.some((number) => isSameTaxNumber(number, identity.number));
    }
    return identity.kind === 'website' && own.length > 0 && !own.includes(identity.site.key);
  });
}

/** Of companies that share an identity, chooses the oldest of those with the given name, if there are any. */
function pick(fitting: Company[], all: Company[], identities: readonly CompanyIdentity[]): CompanyChoice {
  const byAge = fitting.toSorted((a, b) => a.created_at - b.created_at || a.id - b.id);
  const named = byAge.filter((company) =>
    identities.some((identity) => identity.kind === 'name' && hasCompanyName(company, identity.name)),
  );
  const chosen = named.length > 0 ? named : byAge;
  const [company] = chosen as [Company];
  const { name } = company;
  return {
    company,
    others: all.filter(({ id }) => id !== company.id),
    isShared: chosen.some((other) => other.name !== name && !isNamesake(other, company)),
  };
}

function isNamesake(one: Company, other: Company): boolean {
  return hasCompanyName(one, normalizeCompanyName(other.name));
}

function isMatch(similarity: CompanyHit['similarity'] | undefined): boolean {
  return similarity === 'same' || similarity === 'loose';
}

/** The error for identities of different companies. */
function conflict(found: readonly { company: Company; by: string }[]): ConflictingCompaniesError {
  const parts = found.map(({ company, by }) => `«${by}» belongs to «${company.name}» (company ${company.id})`);
  return new ConflictingCompaniesError(
    `The arguments belong to different companies: ${parts.join(', ')}. Nothing was written.`,
    found.map(({ company, by }) => ({ companyId: String(company.id), name: company.name, by })),
  );
}

/** How many companies an error names. */
const maxNamed = 5;

function describe(companies: readonly Company[]): string {
  const named = companies.slice(0, maxNamed).map(({ id, name }) => `«${name}» (company ${id})`);
  return [...named, ...(companies.length > maxNamed ? [`${companies.length - maxNamed} more`] : [])].join(', ');
}

function toData(companies: readonly Company[]) {
  return companies.slice(0, maxNamed).map(({ id, name }) => ({ companyId: String(id), name }));
}
