import type { Company } from '../../amocrm/index.ts';
import { ValidationError } from '../../errors/index.ts';
import { quote } from '../../errors/quote.ts';
import type { Context } from '../context.ts';
import { hasCompanyName } from '../identity/company-match.ts';
import { parseCompanyName, searchTexts } from '../identity/company-name.ts';
import { findNamed, requireOne } from './choose.ts';
import type { NameQuery } from './scope.ts';

/** How many companies one request finds. */
const limit = 250;

/** The longest name of a company that is searched. */
const maxName = 255;

/**
 * The id of a company by its whole name, by amoCRM's search: one request, or up to three if the name was typed in another spelling. Legal
 * forms are part of the name.
 */
export async function findCompanyByName({ text, context }: NameQuery): Promise<string> {
  if (text.length > maxName) throw refuse(`must be an id or a name of at most ${maxName} characters`);
  const name = parseCompanyName(text);
  const similar = new Map<number, Company>();
  for (const query of searchTexts(name)) {
    const companies = await search(query, text, context);
    const found = findNamed(text, companies);
    if (found.length > 0) return requireOne(text, found, { noun: 'a company', known: [] });
    // Suggestions: the same name with another legal form.
    for (const company of companies) if (hasCompanyName(company, name.key)) similar.set(company.id, company);
  }
  if (similar.size > 0) return requireOne(text, [], { noun: 'a company', known: [...similar.values()] });
  throw refuse(`no company is named «${quote(text)}», or the amoCRM user of the token may not see it`);
}

async function search(query: string, text: string, { amocrm, loaders }: Context): Promise<Company[]> {
  const order = { field: 'id', direction: 'asc' } as const;
  const { items, hasNext } = await amocrm.companies.list({ query, order, limit, page: 1 });
  for (const company of items) loaders.company.prime(company);
  if (hasNext) throw refuse(`more than ${limit} companies match «${quote(text)}»; give the id of one`);
  return items;
}

function refuse(message: string): ValidationError {
  return new ValidationError([{ path: [], message }]);
}
