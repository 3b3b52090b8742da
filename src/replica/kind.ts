/** The kinds of records that are copied, each as a stream of its own with its own state. */
export const kinds = [
  'leads',
  'contacts',
  'companies',
  'tasks',
  'events',
  'lead_notes',
  'contact_notes',
  'company_notes',
  'catalog_elements',
  'incoming_leads',
] as const;

/** One of them. */
export type Kind = (typeof kinds)[number];
