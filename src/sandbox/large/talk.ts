import type { LeadRow } from '../rows.ts';
import type { Store } from '../store.ts';
import type { LargePlan } from './plan.ts';

const origins = ['telegram', 'waba', 'vk', 'avito'];

/** Adds the talks by which one lead in eight came in: they name the source of the lead. */
export function addTalks({ chats }: Pick<Store, 'chats'>, plan: LargePlan, leads: readonly LeadRow[]): void {
  const sources = chats.sources.rows();
  const chatIds = new Map<number, string>();
  for (const [index, lead] of leads.entries()) {
    const random = plan.random('talk', index);
    const contactId = lead.contacts[0]?.id;
    if (contactId === undefined || !random.chance(1 / 8)) continue;
    const chatId = chatIds.get(contactId) ?? toChatId(contactId);
    if (!chatIds.has(contactId)) chats.contactChats.add({ contactId, chatId });
    chatIds.set(contactId, chatId);
    const isClosed = lead.closedAt !== null;
    chats.talks.add({
      ...{ contactId, chatId, leadId: lead.id },
      status: isClosed ? 'closed' : 'in_work',
      isRead: isClosed || random.chance(0.7),
      rate: 0,
      origin: random.pick(origins),
      sourceId: random.pick(sources).id,
      missedAt: null,
      createdAt: lead.createdAt,
      updatedAt: lead.updatedAt,
    });
  }
}

/** A UUID that is the same for the same contact. */
function toChatId(contactId: number): string {
  return `6f1c0d5a-0000-4000-a000-${contactId.toString(16).padStart(12, '0')}`;
}
