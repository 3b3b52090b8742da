import { builder } from './builder.ts';

/** The types of catalogs (amoCRM API v4, Catalogs). */
export const CatalogType = builder.enumType('CatalogType', {
  description: 'What the elements of a catalog are.',
  values: {
    REGULAR: { value: 'regular', description: 'Whatever the account keeps in it.' },
    PRODUCTS: { value: 'products', description: 'Products («Товары»). An account has one such catalog.' },
    INVOICES: { value: 'invoices', description: 'Invoices («Счета»). An account has one such catalog.' },
    SUPPLIERS: { value: 'suppliers', description: 'Suppliers of invoices.' },
  } as const,
});
