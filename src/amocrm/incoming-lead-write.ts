import { type BatchOutcome, type Created, sendItems, type WriteRoute } from './batch.ts';
import type { CompanyWrite } from './company.ts';
import type { ContactWrite } from './contact.ts';
import type { IncomingCallWrite, IncomingFormWrite } from './incoming-lead-metadata.ts';
import type { LeadWrite } from './lead.ts';
import type { Send } from './list.ts';
import { parseLinkedId, parseUid } from './parse.ts';

/** An incoming lead to be created, of a form or a call: amoCRM takes no others from integrations. */
export interface IncomingLeadWrite {
  category: 'forms' | 'sip';
  /** That of the category. */
  metadata: IncomingFormWrite | IncomingCallWrite;
  source_uid: string;
  source_name: string;
  /** The main pipeline if omitted. */
  pipeline_id?: number;
  lead: Omit<LeadWrite, 'pipeline_id' | 'status_id' | 'contacts' | 'company_id' | 'tags_to_delete'>;
  contact?: ContactWrite;
  company?: CompanyWrite;
}

/** What amoCRM answers for an incoming lead that was created. `id` is the id of its lead. */
export interface IncomingLeadCreated extends Created {
  uid: string;
  contact_id: number | null;
  company_id: number | null;
}

const writeRoute: Omit<WriteRoute<IncomingLeadCreated>, 'path'> = {
  method: 'POST',
  key: 'unsorted',
  idOf: (item) => parseLinkedId(item, 'leads'),
  parse: (item) => ({
    // A record without an id is not parsed.
    id: parseLinkedId(item, 'leads') ?? 0,
    uid: parseUid(item.uid, 'an incoming lead'),
    contact_id: parseLinkedId(item, 'contacts'),
    company_id: parseLinkedId(item, 'companies'),
  }),
};

function toWire({ category: _, lead, contact, company, ...rest }: IncomingLeadWrite): object {
  return {
    ...rest,
    _embedded: {
      leads: [toWireCard(lead)],
      ...(contact && { contacts: [toWireCard(contact)] }),
      ...(company && { companies: [toWireCard(company)] }),
    },
  };
}

/** The documentation shows the tags of a card inside an incoming lead in this form only. */
function toWireCard({ tags_to_add, ...card }: IncomingLeadWrite['lead'] | ContactWrite): object {
  return tags_to_add ? { ...card, _embedded: { tags: tags_to_add } } : card;
}

/** Creates incoming leads: forms first, then calls, which have routes of their own. */
export async function createIncomingLeads(
  send: Send,
  leads: readonly IncomingLeadWrite[],
): Promise<BatchOutcome<IncomingLeadCreated>[]> {
  const outcomes: BatchOutcome<IncomingLeadCreated>[] = [];
  for (const category of ['forms', 'sip'] as const) {
    const chosen = leads.flatMap((lead, index) => (lead.category === category ? [{ lead, index }] : []));
    const sent = await sendItems(
      send,
      { ...writeRoute, path: `/leads/unsorted/${category}` },
      chosen.map(({ lead }) => toWire(lead)),
    );
    outcomes.push(...sent.map((outcome) => ({ ...outcome, index: chosen[outcome.index]?.index ?? 0 })));
  }
  return outcomes.sort((a, b) => a.index - b.index);
}
