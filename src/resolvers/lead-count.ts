import type { LeadListQuery } from '../amocrm/index.ts';
import type { Context } from './context.ts';

/** How many leads there are, as far as one request can tell. */
export type LeadCount = {
  leads: number;
  /** Whether there are more: one request counts at most 250. */
  isAtLeast: boolean;
};

/** Counts leads with one request. Those in the trash and incoming ones are not listed and do not count. */
export async function countLeadsIn(
  filter: NonNullable<LeadListQuery['filter']>,
  { amocrm }: Context,
): Promise<LeadCount> {
  const { items, hasNext } = await amocrm.leads.list({ filter, limit: 250 });
  return { leads: items.length, isAtLeast: hasNext };
}

/** `At least 250 leads are`, `1 lead is`. */
export function describeCount({ leads, isAtLeast }: LeadCount): string {
  if (isAtLeast) return `At least ${leads} leads are`;
  return leads === 1 ? '1 lead is' : `${leads} leads are`;
}
