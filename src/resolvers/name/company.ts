import type { Company } from '../../amocrm/index.ts';
import { listCandidates } from '../../errors/candidate.ts';
import { ValidationError } from '../../errors/index.ts';
import { quote } from '../../errors/quote.ts';
import type { Context } from '../context.ts';
import { type CompanyName, haveCompatibleForms, parseCompanyName, searchTexts } from '../identity/company-name.ts';
import { findNamed, requireOne } from './choose.ts';
import type { NameQuery } from './scope.ts';

/** How many companies one request finds. */
const limit = 250;

/** The longest name of a company that is searched. */
const maxName = 255;

const noun = 'a company';

/**
 * The id of a company by its name, by amoCRM's search: one request, or up to three unless a company has exactly this name. Otherwise the
 * only company counts that has this name without regard to legal forms, quotes, dashes and spaces; one with another legal form does not.
 */
export async function findCompanyByName({ text, context }: NameQuery): Promise<string> {
  if (text.length > maxName) throw refuse(`must be an id or a name of at most ${maxName} characters`);
  const name = parseCompanyName(text);
  const similar = new Map<number, Company>();
  for (const query of searchTexts(name)) {
    const { companies, isCut } = await search(query, context);
    const found = findNamed(text, companies);
    if (found.length > 0 && !isCut) return requireOne(text, found, { noun, known: [] });
    for (const company of companies)
      if (parseCompanyName(company.name).key === name.key) similar.set(company.id, company);
    if (isCut) throw refuse(describeCut(query, text, [...similar.values()]));
  }
  if (similar.size > 0)
    return requireOne(text, fitting(name, [...similar.values()]), { noun, known: [...similar.values()] });
  throw refuse(`no company is named «${quote(text)}», or the amoCRM user of the token may not see it`);
}

/** Of companies of one name, those with the same legal form; if there are none, those that may have it. */
function fitting(name: CompanyName, companies: readonly Company[]): Company[] {
  const parsed = companies.map((company) => ({ company, own: parseCompanyName(company.name) }));
  const compatible = parsed.filter(({ own }) => haveCompatibleForms(own, name));
  const same = compatible.filter(({ own }) => own.forms.length === name.forms.length);
  return (same.length > 0 ? same : compatible).map(({ company }) => company);
}

async function search(query: string, { amocrm, loaders }: Context): Promise<{ companies: Company[]; isCut: boolean }> {
  const order = { field: 'id', direction: 'asc' } as const;
  const { items, hasNext } = await amocrm.companies.list({ query, order, limit, page: 1 });
  for (const company of items) loaders.company.prime(company);
  return { companies: items, isCut: hasNext };
}

/** There may be others of the name among those that were not read. */
function describeCut(query: string, text: string, similar: readonly Company[]): string {
  const known =
    similar.length === 0 ? 'give the id of one' : `give the id of the one that is meant: ${listCandidates(similar)}`;
  return `more than ${limit} companies match «${quote(query)}», so it is not certain which one «${quote(text)}» is; ${known}`;
}

function refuse(message: string): ValidationError {
  return new ValidationError([{ path: [], message }]);
}
