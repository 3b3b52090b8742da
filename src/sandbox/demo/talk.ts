import { createHash } from 'node:crypto';
import type { LeadRow, TalkRow } from '../rows.ts';
import type { Store } from '../store.ts';
import type { DemoPlan } from './plan.ts';

/** How many of the newest open leads are talked about in a messenger, and how many closed ones were. */
const counts = { open: 16, closed: 8 };

const origins = ['telegram', 'waba', 'vk', 'avito'] as const;

/** Adds the talks: with clients of open leads, and closed ones about leads that are won or lost. They need no random numbers. */
export function addTalks({ chats }: Pick<Store, 'chats'>, { today }: Pick<DemoPlan, 'today'>, leads: LeadRow[]): void {
  const withContact = leads.filter(({ contacts }) => contacts.length > 0);
  const open = withContact.filter(({ closedAt }) => closedAt === null).slice(-counts.open);
  const closed = withContact.filter(({ closedAt }) => closedAt !== null).slice(-counts.closed);
  const sources = chats.sources.rows();
  for (const [index, lead] of [...closed, ...open].entries()) {
    const contactId = lead.contacts[0]?.id ?? 0;
    const known = chats.contactChats.rows().find((chat) => chat.contactId === contactId);
    const chat = known ?? chats.contactChats.add({ contactId, chatId: toChatId(contactId) });
    chats.talks.add({
      ...describe(lead, index, today),
      contactId,
      chatId: chat.chatId,
      leadId: lead.id,
      origin: origins[index % origins.length] ?? 'telegram',
      sourceId: sources[index % sources.length]?.id ?? null,
    });
  }
}

function describe(lead: LeadRow, index: number, today: number): Pick<TalkRow, TalkState> {
  const isClosed = lead.closedAt !== null;
  const updatedAt = Math.min(today - 3600, lead.createdAt + 7_200 + index * 600);
  return {
    status: isClosed ? 'closed' : 'in_work',
    isRead: isClosed || index % 3 !== 0,
    rate: isClosed ? 3 + (index % 3) : 0,
    missedAt: !isClosed && index % 5 === 0 ? updatedAt + 900 : null,
    createdAt: lead.createdAt + 60,
    updatedAt,
  };
}

type TalkState = 'status' | 'isRead' | 'rate' | 'missedAt' | 'createdAt' | 'updatedAt';

/** A UUID that is the same for the same contact. */
function toChatId(contactId: number): string {
  const hex = createHash('sha256').update(`chat ${contactId}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
