import { type Call, EMPTY, ok, type Reply, type Route } from '../call.ts';
import { type CardChanges, changeCard, createCard, readCardChanges, readTarget, selectCards } from '../card.ts';
import { logCardChange } from '../change-log.ts';
import { assertValid, type BatchItem, readBatch, readObject } from '../check.ts';
import { formatCompany } from '../formatters/company.ts';
import { itemSuffix, listPage, readPaging, readWith, selfLink, slimList } from '../listing.ts';
import type { CompanyRow } from '../rows.ts';

/** amoCRM API v4, companies. */
export const companyRoutes: Route[] = [
  { method: 'GET', template: '/companies', handle: listCompanies },
  { method: 'GET', template: '/companies/{id}', handle: getCompany },
  { method: 'POST', template: '/companies', handle: addCompanies },
  { method: 'PATCH', template: '/companies', handle: changeCompanies },
  { method: 'PATCH', template: '/companies/{id}', handle: changeCompany },
];

function listCompanies(call: Call): Reply {
  const rows = selectCards<CompanyRow>(call, 'companies', () => call.store.companies.rows(), {
    tests: [],
    // created_at is not among them: the live API ignores it here.
    sort: { id: (row) => row.id, updated_at: (row) => row.updatedAt, name: (row) => row.name },
  });
  const wanted = readWith(call.query);
  return listPage(call, rows, { key: 'companies', format: (row, suffix) => formatCompany(call, row, wanted, suffix) });
}

function getCompany(call: Call): Reply {
  const company = call.store.companies.get(Number(call.params.id));
  if (company === undefined || company.isDeleted) return EMPTY;
  return ok(formatCompany(call, company, readWith(call.query), itemSuffix(readPaging(call.query))));
}

/** Stores a new company. Everything must have been checked. */
export function createCompany(call: Call, changes: CardChanges): CompanyRow {
  const company = call.store.companies.add(createCard(call, 'companies', changes, ''));
  call.search.noteChange('companies', company.id, undefined);
  logCardChange(call, 'companies', undefined, company);
  return company;
}

function addCompanies(call: Call): Reply {
  const items = readBatch(call.body).map((item) => ({
    ...item,
    changes: readCardChanges(call, 'companies', item.check),
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
  return slimList(call, '/companies', 'companies', applyChanges(call, readBatch(call.body), undefined));
}

function changeCompany(call: Call): Reply {
  const changed = applyChanges(call, [readObject(call.body)], Number(call.params.id));
  return call.mode === 'kommo' ? slimList(call, '/companies', 'companies', changed) : ok(changed[0]);
}

function applyChanges(call: Call, items: BatchItem[], pathId: number | undefined): unknown[] {
  const read = items.map((item) => {
    const before = readTarget(item, (id) => call.store.companies.get(id), pathId);
    return { ...item, id: before?.id ?? 0, changes: readCardChanges(call, 'companies', item.check) };
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
