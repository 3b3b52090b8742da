import { addIncomingLead, incomingStage } from '../incoming-lead.ts';
import type { PipelineRow } from '../metadata.ts';
import type { ContactRow, IncomingLeadRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { createPhone } from './name.ts';
import { pipelines } from './pipeline.ts';
import type { DemoPlan } from './plan.ts';

/** What comes in for each pipeline: the name of the lead, and what the client wrote. */
const requests = [
  { lead: 'Окна в новостройку', text: 'Добрый день! Сколько стоит остеклить двушку, три окна и балкон?' },
  { lead: 'Дует из створки', text: 'Зимой дует из окна на кухне, когда может приехать мастер?' },
  { lead: 'Дилерские условия', text: 'Здравствуйте, интересуют цены для монтажных бригад.' },
] as const;

/** Adds what came in and was not decided yet: a form, a call, a mail and a chat for each pipeline. */
export function addIncomingLeads(store: Store, plan: DemoPlan, contacts: readonly ContactRow[]): void {
  for (const [group, pipeline] of pipelines.entries()) {
    for (const [place, category] of (['forms', 'sip', 'mail', 'chats'] as const).entries()) {
      // Strangers call; the others have written before.
      const contact = category === 'sip' ? undefined : contacts.at(-1 - group * 4 - place);
      const createdAt = plan.today - (place * 7 + group * 2 + 1) * 3600;
      addIncomingLead(store, {
        ...describe(category, group, createdAt, contact),
        category,
        pipelineId: pipeline.id,
        createdAt,
        lead: createLead(store, pipeline, group, createdAt, contact),
        contactId: contact?.id ?? null,
        companyId: contact?.companyId ?? null,
      });
    }
  }
}

function createLead(
  store: Store,
  pipeline: PipelineRow,
  group: number,
  createdAt: number,
  contact: ContactRow | undefined,
): IncomingLeadRow['lead'] {
  return {
    id: store.leads.reserveId(),
    name: requestOf(group).lead,
    price: 0,
    pipelineId: pipeline.id,
    statusId: incomingStage(pipeline),
    lossReasonId: null,
    closedAt: null,
    companyId: contact?.companyId ?? null,
    contacts: contact === undefined ? [] : [{ id: contact.id, isMain: true }],
    // It has no responsible user before it is accepted; the robot made it.
    responsibleUserId: 0,
    createdBy: 0,
    updatedBy: 0,
    createdAt,
    updatedAt: createdAt,
    isDeleted: false,
    fields: [],
    tagIds: [],
  };
}

function requestOf(group: number): (typeof requests)[number] {
  return requests[group] ?? requests[0];
}

/** The source and the metadata, as the vendor prints them. */
function describe(
  category: IncomingLeadRow['category'],
  group: number,
  at: number,
  contact: ContactRow | undefined,
): Pick<IncomingLeadRow, 'sourceUid' | 'sourceName' | 'metadata'> {
  const { lead, text } = requestOf(group);
  const number = 41 + group;
  const name = contact?.name ?? 'Клиент';
  switch (category) {
    case 'forms':
      return {
        sourceUid: `site-${number}`,
        sourceName: 'Сайт severdom.example.ru',
        metadata: {
          form_id: `form-${group + 1}`,
          form_name: 'Рассчитать стоимость',
          form_page: 'https://severdom.example.ru/raschet',
          ip: '192.0.2.17',
          form_sent_at: String(at),
          referer: 'https://ya.example.ru/search',
          visitor_uid: null,
        },
      };
    case 'sip':
      return {
        sourceUid: null,
        sourceName: 'Облачная АТС',
        metadata: {
          from: `7${createPhone(40_000 + group)}`,
          phone: '78172555001',
          called_at: at,
          duration: String(group * 47),
          link: group === 0 ? null : `https://records.example.ru/incoming-${number}.mp3`,
          service_code: 'cloud_pbx',
        },
      };
    case 'mail':
      return {
        sourceUid: null,
        sourceName: 'info@severdom.example.ru',
        metadata: {
          from: { email: `client.${number}@example.com`, name },
          received_at: at,
          subject: lead,
          thread_id: 7_100 + number,
          message_id: `message-${number}@example.com`,
          content_summary: text,
        },
      };
    case 'chats':
      return {
        sourceUid: `chat-${number}`,
        sourceName: 'Telegram',
        metadata: {
          from: `client-${number}`,
          to: 'severdom',
          received_at: at,
          service: 'telegram',
          client: { name, avatar: null },
          origin: { chat_id: `c-${number}`, ref: null, visitor_uid: null },
          last_message_text: text,
          source_name: 'Telegram',
        },
      };
  }
}
