import { builder } from './builder.ts';

/** amoCRM's entities, as amoCRM names them. */
export const EntityType = builder.enumType('EntityType', {
  description: 'A kind of entity, as amoCRM names it.',
  values: {
    LEADS: { value: 'leads', description: 'Leads (сделки).' },
    CONTACTS: { value: 'contacts', description: 'Contacts (контакты).' },
    COMPANIES: { value: 'companies', description: 'Companies (компании).' },
    CUSTOMERS: { value: 'customers', description: 'Customers (покупатели).' },
  } as const,
});
