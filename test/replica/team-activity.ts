/** What each user did, told from a sandbox's own rows, to compare with what the replica counts. */
import type { SandboxData } from '../../src/sandbox/index.ts';
import { testNow } from '../harness.ts';
import { tellActivity } from './last-activity.ts';

/** The figures of a user as the schema names them. */
export type ToldFigures = ReturnType<typeof tellUser>;

/** A period, both ends included. */
export interface Period {
  from: number;
  to: number;
}

const idleSeconds = 14 * 86_400;
const calls = ['call_in', 'call_out'];
const messages = ['sms_in', 'sms_out', 'amomail_message', 'amochat_message'];

/** Tells the figures of one user; of robots, the user is 0. @param historySince the log is read since then */
export function tellUser(data: SandboxData, userId: number, { from, to }: Period, historySince: number) {
  const isIn = (at: number | null) => at !== null && at >= from && at <= to;
  const events = data.events().filter(({ createdAt }) => createdAt >= historySince);
  const leads = [...data.leads.rows()].filter(({ isDeleted }) => !isDeleted);
  const sum = (rows: readonly { price: number }[]) => rows.reduce((total, { price }) => total + price, 0);
  const created = leads.filter((lead) => lead.createdBy === userId && isIn(lead.createdAt));
  const own = leads.filter(({ responsibleUserId }) => responsibleUserId === userId);
  const closed = (status: number) => own.filter((lead) => lead.statusId === status && isIn(lead.closedAt));
  const open = own.filter(({ statusId }) => statusId !== 142 && statusId !== 143);
  const newest = tellActivity(data, 'leads');
  const lastAt = ({ id, createdAt }: { id: number; createdAt: number }) => Math.max(createdAt, newest.get(id) ?? 0);
  const present = new Set<number | null>(leads.map(({ id }) => id));
  const moved = events.filter(
    ({ type, createdBy, createdAt, entityId }) =>
      type === 'lead_status_changed' && createdBy === userId && isIn(createdAt) && present.has(entityId),
  );
  const tasks = [...data.tasks.rows()].filter(({ responsibleUserId }) => responsibleUserId === userId);
  const doneAt = (task: { id: number; updatedAt: number }) =>
    events
      .filter(({ type, entityId }) => type === 'task_completed' && entityId === task.id)
      .reduce((last, { createdAt }) => Math.max(last, createdAt), 0) || task.updatedAt;
  const done = tasks.filter((task) => task.isCompleted && isIn(doneAt(task)));
  const notes = [...data.notes.rows()].filter(({ createdAt }) => isIn(createdAt));
  const callsOf = (type: string) => {
    const all = notes.filter((note) => note.noteType === type && note.responsibleUserId === userId);
    const seconds = all.map(({ params }) => Number(params.duration ?? 0));
    const total = seconds.reduce((one, other) => one + other, 0);
    return {
      count: all.length,
      talkCount: seconds.filter((each) => each > 0).length,
      minutes: Math.round(total / 6) / 10,
    };
  };
  const incoming = own.filter((lead) => lead.createdBy === 0 && isIn(lead.createdAt) && lead.createdAt >= historySince);
  const waits = incoming.flatMap((lead) => tellWait(data, events, lead) ?? []).sort((one, other) => one - other);
  const half = Math.floor(waits.length / 2);
  const upper = waits[half] ?? 0;
  const median = waits.length % 2 === 1 ? upper : ((waits[half - 1] ?? 0) + upper) / 2;
  const day = (at: number) => new Date((at + 3 * 3600) * 1000).toISOString().slice(0, 10);
  return {
    createdCount: created.length,
    createdAmount: sum(created),
    movedCount: new Set(moved.map(({ entityId }) => entityId)).size,
    wonCount: closed(142).length,
    wonAmount: sum(closed(142)),
    lostCount: closed(143).length,
    lostAmount: sum(closed(143)),
    openCount: open.length,
    idleCount: open.filter((lead) => lastAt(lead) <= testNow - idleSeconds).length,
    tasksDoneInTime: done.filter((task) => doneAt(task) <= task.completeTill).length,
    tasksDoneLate: done.filter((task) => doneAt(task) > task.completeTill).length,
    tasksOverdue: tasks.filter(({ isCompleted, completeTill }) => !isCompleted && completeTill < testNow).length,
    noteCount: notes.filter(
      ({ createdBy, noteType, entityType }) =>
        createdBy === userId &&
        ['leads', 'contacts', 'companies'].includes(entityType) &&
        ![...calls, ...messages].includes(noteType),
    ).length,
    incomingCalls: callsOf('call_in'),
    outgoingCalls: callsOf('call_out'),
    incomingLeadCount: incoming.length,
    respondedCount: waits.length,
    medianResponseMinutes: waits.length === 0 ? null : Math.round(median / 6) / 10,
    activeDays: new Set(
      events.flatMap(({ createdBy, createdAt }) => (createdBy === userId && isIn(createdAt) ? [day(createdAt)] : [])),
    ).size,
  };
}

/** The seconds to the first response to a lead; undefined without one. */
function tellWait(
  data: SandboxData,
  events: ReturnType<SandboxData['events']>,
  lead: { id: number; createdAt: number; contacts: readonly { id: number }[] },
): number | undefined {
  const isOwn = (type: string | null, id: number | null) => type === 'leads' && id === lead.id;
  const isCard = (type: string | null, id: number | null) =>
    isOwn(type, id) || (type === 'contacts' && lead.contacts.some((contact) => contact.id === id));
  const times: number[] = [];
  for (const { type, entityType, entityId, createdBy, createdAt } of events) {
    if (type.startsWith('outgoing_') && isCard(entityType, entityId)) times.push(createdAt);
    if (type === 'lead_status_changed' && createdBy !== 0 && isOwn(entityType, entityId)) times.push(createdAt);
  }
  for (const { noteType, entityType, entityId, createdBy, createdAt } of data.notes.rows()) {
    if (noteType.endsWith('_out') && isCard(entityType, entityId)) times.push(createdAt);
    const isWritten = createdBy !== 0 && ![...calls, ...messages].includes(noteType);
    if (isWritten && isOwn(entityType, entityId)) times.push(createdAt);
  }
  for (const { entityType, entityId, createdBy, createdAt } of data.tasks.rows()) {
    if (createdBy !== 0 && isOwn(entityType, entityId)) times.push(createdAt);
  }
  const waits = times.map((time) => time - lead.createdAt).filter((wait) => wait >= 0);
  return waits.length === 0 ? undefined : Math.min(...waits);
}
