import type { Company, CompanyWith } from '../../amocrm/index.ts';
import { companyLinks } from '../company.ts';
import type { Context } from '../context.ts';
import {
  type CompanyHit,
  type CompanyIdentity,
  closestCompanies,
  compareCompany,
  findCompanies,
  hasCompanyName,
  recognizeCompany,
} from '../identity/company-match.ts';
import { findRecentCompanies, findWrittenCompanies } from '../identity/recent-company.ts';
import { type SelectionInfo, selectedFields } from '../list/selection.ts';
import { findSimilarNames } from '../search/similar-name.ts';

/** The result of `checkCompanyExists`. */
export interface CompanyCheck {
  exists: boolean;
  company: Company | null;
  otherMatches: Company[];
}

/**
 * Finds the companies that have a tax number, site, phone or e-mail, or whose name contains the given one; oldest first.
 *
 * @param fields the fields that are selected on them
 */
export function searchCompanies(query: string, context: Context, fields: ReadonlySet<string>): Promise<Company[]> {
  return findAll(query, context, companyLinks(fields), false);
}

/** Checks whether there is a company with a tax number, site, phone, e-mail or name. */
export async function checkCompanyExists(query: string, context: Context, info: SelectionInfo): Promise<CompanyCheck> {
  const fields = [...selectedFields(info, ['company']), ...selectedFields(info, ['otherMatches'])];
  const [company = null, ...otherMatches] = await findAll(query, context, companyLinks(new Set(fields)), true);
  return { exists: company !== null, company, otherMatches };
}

/** Finds the companies with any identity of a text. A name in the text is searched only if it has no other identity. */
async function findAll(query: string, context: Context, links: CompanyWith[], exact: boolean): Promise<Company[]> {
  const identities = await recognizeCompany(query, ['query'], context);
  const deciding = identities.filter(({ kind }) => kind !== 'name');
  const found = new Map<number, Company>();
  for (const identity of deciding.length > 0 ? deciding : identities) {
    for (const company of await findBy(identity, context, links, exact)) found.set(company.id, company);
  }
  const [named] = identities.filter((identity) => identity.kind === 'name');
  if (named && found.size === 0 && deciding.length === 0 && !exact) return findSimilar(query, context, links);
  // If companies share an identity, those with the given name come first.
  const rank = (company: Company) => (named && hasCompanyName(company, named.name) ? 0 : 1);
  return [...found.values()].sort((a, b) => rank(a) - rank(b) || a.created_at - b.created_at || a.id - b.id);
}

/** The companies whose name has the words of a text in another form or order. */
function findSimilar(query: string, context: Context, links: CompanyWith[]): Promise<Company[]> {
  const order = { field: 'id', direction: 'asc' } as const;
  return findSimilarNames(query, context, async (words) => {
    const page = await context.amocrm.companies.list({ query: words, with: links, order, limit: 250, page: 1 });
    for (const company of page.items) context.loaders.company.prime(company, links);
    return page;
  });
}

async function findBy(
  identity: CompanyIdentity,
  context: Context,
  links: CompanyWith[],
  exact: boolean,
): Promise<Company[]> {
  const { country } = await context.metadata.account();
  const hits = await findCompanies(identity, context, links, exact);
  const known = { read: new Map<number, Company>(), found: hits.map(({ company }) => company), links };
  const recent = await findRecentCompanies(identity, context, known);
  const written = await findWrittenCompanies(identity, context, { ...known, found: [...known.found, ...recent] });
  const fresh = [...recent, ...written].flatMap((company): CompanyHit[] => {
    const similarity = compareCompany(company, identity, country, exact);
    return similarity ? [{ company, similarity }] : [];
  });
  return closestCompanies([...hits, ...fresh]).map(({ company }) => company);
}
