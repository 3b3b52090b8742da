import type { Call, Reply, Route } from '../call.ts';
import { type CardChanges, changeCard, createCard, findTarget, getCard, listCards, parseCardChanges } from '../card.ts';
import { logCardChange } from '../change-log.ts';
import { assertValid, type BatchItem, parseBatch, parseItem } from '../check.ts';
import { formatCompany } from '../formatters/company.ts';
import { selfLink, slimItem, slimList } from '../listing.ts';
import type { CompanyRow } from '../rows.ts';

/** amoCRM API v4, companies. */
export const companyRoutes: Route[] = [
  { method: 'GET', template: '/companies', handle: listCompanies },
  { method: 'GET', template: '/companies/{id}', handle: (call) => getCard(call, call.store.companies, formatCompany) },
  { method: 'POST', template: '/companies', handle: addCompanies },
  { method: 'PATCH', template: '/companies', handle: changeCompanies },
  { method: 'PATCH', template: '/companies/{id}', handle: changeCompany },
];

function listCompanies(call: Call): Reply {
  return listCards<CompanyRow>(call, 'companies', call.store.companies, formatCompany, {
    tests: [],
    // created_at is not among them: the live API ignores it here.
    sort: { id: (row) => row.id, updated_at: (row) => row.updatedAt, name: (row) => row.name },
  });
}

/** Stores a new company. Everything must have been checked. */
export function createCompany(call: Call, changes: CardChanges): CompanyRow {
  const company = call.store.companies.add(createCard(call, 'companies', changes, ''));
  call.search.noteChange('companies', company.id, undefined);
  logCardChange(call, 'companies', undefined, company);
  return company;
}

function addCompanies(call: Call): Reply {
  const items = parseBatch(call.body).map((item) => ({
    ...item,
    changes: parseCardChanges(call, 'companies', item.check),
  }));
  assertValid(items);
  const flags = call.mode === 'kommo' ? { is_deleted: false } : {};
  const added = items.map(({ changes, requestId }) => {
    const { id } = createCompany(call, changes);
    return { id, ...flags, request_id: requestId, _links: selfLink(call, `/companies/${id}`) };
  });
  return slimList(call, '/companies', 'companies', added);
}

function changeCompanies(call: Call): Reply {
  return slimList(call, '/companies', 'companies', applyChanges(call, parseBatch(call.body), undefined));
}

function changeCompany(call: Call): Reply {
  const changed = applyChanges(call, [parseItem(call.body)], Number(call.params.id));
  return slimItem(call, '/companies', 'companies', changed);
}

function applyChanges(call: Call, items: BatchItem[], pathId: number | undefined): Record<string, unknown>[] {
  const read = items.map((item) => {
    const before = findTarget(item, (id) => call.store.companies.get(id), pathId);
    return { ...item, id: before?.id ?? 0, changes: parseCardChanges(call, 'companies', item.check) };
  });
  assertValid(read);
  return read.map(({ id, changes }) => {
    const before = call.store.companies.get(id);
    if (before === undefined) throw new Error(`company ${id} vanished`);
    call.search.noteChange('companies', id, before);
    const company = call.store.companies.change(id, changeCard(call, 'companies', before, changes));
    logCardChange(call, 'companies', before, company);
    return { id, name: company.name, updated_at: company.updatedAt, _links: selfLink(call, `/companies/${id}`) };
  });
}
