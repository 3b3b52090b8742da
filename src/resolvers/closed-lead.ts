import type { Lead } from '../amocrm/index.ts';
import { LeadClosedError } from '../errors/index.ts';
import type { Context } from './context.ts';
import { cardUrl } from './entity.ts';
import { stateOf } from './stage.ts';

/** Describes a lead's state for a person: `«Окна» is won (142 «Успешно реализовано», 150000 RUB)`. */
export async function describeLead(lead: Lead, { metadata }: Pick<Context, 'metadata'>): Promise<string> {
  const { currency } = await metadata.account();
  const status = await metadata.status(lead.pipeline_id, lead.status_id);
  const state = stateOf(lead.status_id).toLowerCase();
  const value = `${lead.price ?? 0}${currency ? ` ${currency}` : ''}`;
  return `«${lead.name}» is ${state} (${lead.status_id}${status ? ` «${status.name}»` : ''}, ${value})`;
}

/** The error of a write that would change the state of a closed lead. */
export async function refuseClosed(lead: Lead, consequence: string, remedy: string, context: Context) {
  const { currency } = await context.metadata.account();
  const status = await context.metadata.status(lead.pipeline_id, lead.status_id);
  const url = cardUrl('leads', lead.id, context);
  return new LeadClosedError(`The lead ${await describeLead(lead, context)}; ${consequence} Nothing was changed.`, {
    remedy,
    data: {
      lead: {
        id: String(lead.id),
        name: lead.name,
        statusId: String(lead.status_id),
        status: status?.name ?? null,
        price: lead.price ?? 0,
        currency,
        url,
      },
    },
  });
}
