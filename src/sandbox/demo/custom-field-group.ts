import type { FieldGroupRow } from '../metadata.ts';

/** The tabs of the demo's cards: that of statistics is the vendor's own, the other one the account's. */
export const fieldGroups: readonly FieldGroupRow[] = [
  { id: 'statistic', name: 'Статистика', sort: 2, entityType: 'leads', isPredefined: true },
  { id: 'leads_46518237401', name: 'Монтаж', sort: 3, entityType: 'leads', isPredefined: false },
];
