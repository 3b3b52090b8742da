import type { CardElement } from '../element-link.ts';
import type { CatalogElementRow, EntityType, LeadRow } from '../rows.ts';
import { won } from '../rows.ts';
import type { Store } from '../store.ts';
import { catalogField, catalogIds } from './catalog.ts';
import { filler, optionsOf } from './catalog-element.ts';
import type { DemoPlan } from './plan.ts';
import { Random } from './random.ts';

/** How many of the newest won leads were invoiced. */
const invoiced = 12;
const billStatuses = ['paid', 'created', 'partially_paid', 'paid', 'paid_in_advance', 'paid'] as const;

/** Puts products on about half of the leads, and crews and invoices on those that were won. */
export function addElementLinks(store: Store, plan: DemoPlan, leads: readonly LeadRow[]): void {
  const products = store.catalogElements.rows().filter(({ catalogId }) => catalogId === catalogIds.products);
  const invoices: CardElement[] = [];
  for (const lead of leads.toReversed()) {
    if (invoices.length === invoiced) break;
    const links = lead.statusId === won ? linkProducts(lead, products) : [];
    if (links.length === 0) continue;
    const { id: elementId } = addInvoice(store, plan, lead, links, invoices.length);
    invoices.push(toCard(lead, { catalogId: catalogIds.invoices, elementId, quantity: 1, priceId: null }));
  }
  const crews = store.catalogElements.rows().filter(({ catalogId }) => catalogId === catalogIds.crews);
  const [contacts, companies] = [store.contacts.rows(), store.companies.rows()];
  const customers = store.customers.rows();
  store.elementLinks.tellPast(() => [
    ...leads.flatMap((lead) => linkProducts(lead, products)),
    ...leads.flatMap((lead) => (lead.statusId === won ? linkCrew('leads', lead.id, crews) : [])),
    ...invoices,
    ...contacts.flatMap(({ id }, index) => (index % 9 === 0 ? linkRegular('contacts', id, products, crews) : [])),
    ...companies.flatMap(({ id }, index) => (index % 7 === 0 ? linkRegular('companies', id, products, crews) : [])),
    ...customers.flatMap(({ id }, index) => (index % 5 === 0 ? linkRegular('customers', id, products, crews) : [])),
  ]);
}

/** The crew that installs. */
function linkCrew(entityType: EntityType, entityId: number, crews: readonly CatalogElementRow[]): CardElement[] {
  return crews
    .filter((_, index) => index === entityId % crews.length)
    .map(({ id, catalogId }) => ({
      entityType,
      entityId,
      link: { catalogId, elementId: id, quantity: 1, priceId: null },
    }));
}

/** What a regular client orders, and the crew that works for it. */
function linkRegular(
  entityType: EntityType,
  entityId: number,
  products: readonly CatalogElementRow[],
  crews: readonly CatalogElementRow[],
): CardElement[] {
  const { id, catalogId } = new Random(entityId).pick(products);
  const link = { catalogId, elementId: id, quantity: 1, priceId: null };
  return [{ entityType, entityId, link }, ...linkCrew(entityType, entityId, crews)];
}

function toCard({ id }: LeadRow, link: CardElement['link']): CardElement {
  return { entityType: 'leads', entityId: id, link };
}

/** The products of one lead; by its id, so that the number of other leads does not matter. */
function linkProducts(lead: LeadRow, products: readonly CatalogElementRow[]): CardElement[] {
  const random = new Random(lead.id);
  if (!random.chance(0.5)) return [];
  const dealerPrice = catalogField(catalogIds.products, 'SPECIAL_PRICE_1').id;
  const isDealer = random.chance(0.15);
  const chosen = new Set(Array.from({ length: random.integer(1, 4) }, () => random.pick(products)));
  return [...chosen].map((product) => {
    const isMeasured = plainValue(product, 'UNIT') === 'м²' || plainValue(product, 'UNIT') === 'пог. м';
    return toCard(lead, {
      catalogId: product.catalogId,
      elementId: product.id,
      quantity: isMeasured ? random.integer(4, 60) / 4 : random.integer(1, 6),
      priceId: isDealer && plainValue(product, 'SPECIAL_PRICE_1') !== undefined ? dealerPrice : null,
    });
  });
}

function plainValue(element: CatalogElementRow, code: string): unknown {
  const { id } = catalogField(element.catalogId, code);
  return element.fields.find(({ fieldId }) => fieldId === id)?.values[0]?.value;
}

/** The invoice for the products of a lead. */
function addInvoice(
  store: Store,
  plan: DemoPlan,
  lead: LeadRow,
  links: readonly CardElement[],
  place: number,
): CatalogElementRow {
  const field = filler(catalogIds.invoices);
  const items = links.map(({ link }) => toItem(store, link));
  const status = billStatuses[place % billStatuses.length] ?? 'created';
  const issuedAt = Math.min(plan.today - 3_600, (lead.closedAt ?? plan.today) + 3_600);
  const midnight = plan.today - Math.ceil((plan.today - issuedAt) / 86_400) * 86_400;
  const total = items.reduce((sum, item) => sum + item.total_sum, 0);
  return store.catalogElements.add({
    catalogId: catalogIds.invoices,
    name: `Счёт № ${100 + invoiced - place}`,
    fields: [
      optionsOf(catalogIds.invoices, 'BILL_STATUS', [status]),
      field('SUPPLIER', { entity_id: null, name: 'ООО «Северный дом»', vat_id: '3525000100', kpp: '352501001' }),
      field('PAYER', payerOf(store, lead)),
      field('ITEMS', ...items),
      optionsOf(catalogIds.invoices, 'BILL_VAT_TYPE', ['vat_exempt']),
      ...(status === 'created' ? [] : [field('BILL_PAYMENT_DATE', midnight)]),
      field('BILL_COMMENT', `По сделке «${lead.name}»`),
      field('BILL_PRICE', String(Math.round(total * 100) / 100)),
    ],
    createdBy: lead.responsibleUserId,
    updatedBy: lead.responsibleUserId,
    createdAt: issuedAt,
    updatedAt: issuedAt,
  });
}

function toItem(store: Store, { elementId, quantity, priceId }: CardElement['link']) {
  const product = store.catalogElements.get(elementId);
  if (product === undefined) throw new Error(`the demo has no product ${elementId}`);
  const unitPrice = Number(plainValue(product, priceId === null ? 'PRICE' : 'SPECIAL_PRICE_1'));
  return {
    sku: plainValue(product, 'SKU'),
    description: product.name,
    unit_price: unitPrice,
    quantity,
    unit_type: plainValue(product, 'UNIT'),
    discount: { type: 'amount', value: 0 },
    vat_rate_value: 0,
    product_id: elementId,
    is_discount_recalculated: false,
    is_total_sum_recalculated: false,
    total_sum: Math.round(unitPrice * quantity * 100) / 100,
  };
}

/** The company of the lead, otherwise its main contact. */
function payerOf(store: Store, lead: LeadRow): Record<string, unknown> {
  const company = lead.companyId === null ? undefined : store.companies.get(lead.companyId);
  if (company) return { name: company.name, type: 'legal', entity_type: 'companies', entity_id: company.id };
  const main = lead.contacts.find(({ isMain }) => isMain);
  const contact = main && store.contacts.get(main.id);
  return {
    name: contact?.name ?? lead.name,
    type: 'individual',
    ...(contact ? { entity_type: 'contacts', entity_id: contact.id } : {}),
  };
}
