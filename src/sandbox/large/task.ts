import type { Random } from '../demo/random.ts';
import type { LeadRow, TaskRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { addDays, type LargePlan, pickCount } from './plan.ts';

const texts = [
  'Перезвонить, уточнить размеры',
  'Отправить смету на почту',
  'Согласовать дату монтажа',
  'Подготовить договор',
];
const results = ['Дозвонился, договорились', 'Отправил', 'Просит вернуться через неделю', 'Не берёт трубку'];
const day = 86_400;

/** Adds done tasks to all leads, and to two open leads in three one that is overdue, due or to come. In the order of time. */
export function addTasks(store: Store, plan: LargePlan, leads: readonly LeadRow[]): readonly TaskRow[] {
  const tasks: Omit<TaskRow, 'id'>[] = [];
  for (const [index, lead] of leads.entries()) {
    const random = plan.random('task', index);
    const isOpen = lead.closedAt === null && random.chance(0.65);
    const mean = Math.max(0, plan.size.tasksPerLead - (isOpen ? 1 : 0));
    const count = pickCount(random, mean);
    for (let place = 0; place < count; place += 1) tasks.push(createDoneTask(plan, random, lead));
    if (isOpen) tasks.push(createOpenTask(plan, random, lead));
  }
  for (const task of tasks.sort((a, b) => a.createdAt - b.createdAt)) store.tasks.add(task);
  return store.tasks.rows();
}

/** Most are done in time, some a few days late. */
function createDoneTask(plan: LargePlan, random: Random, lead: LeadRow): Omit<TaskRow, 'id'> {
  const end = lead.closedAt ?? plan.today - 3600;
  const createdAt = random.integer(lead.createdAt, Math.max(lead.createdAt, end));
  const due = addDays(random, createdAt, random.integer(0, 4));
  const doneAt = due + (random.chance(0.75) ? -random.integer(0, 3600) : random.integer(1, 5 * day));
  return {
    ...createTask(random, lead, createdAt),
    completeTill: due,
    isCompleted: true,
    result: random.chance(0.8) ? random.pick(results) : null,
    updatedAt: doneAt < plan.today ? Math.max(createdAt, doneAt) : random.integer(createdAt, plan.today - 1),
  };
}

function createOpenTask(plan: LargePlan, random: Random, lead: LeadRow): Omit<TaskRow, 'id'> {
  const days = random.chance(0.33) ? -random.integer(1, 20) : random.integer(0, 14);
  const completeTill = plan.today + days * day + random.integer(10, 18) * 3600;
  const earliest = Math.min(completeTill, plan.today - 1);
  return { ...createTask(random, lead, Math.max(lead.createdAt, Math.min(lead.updatedAt, earliest))), completeTill };
}

function createTask(random: Random, { id, responsibleUserId }: LeadRow, createdAt: number): Omit<TaskRow, 'id'> {
  return {
    text: random.pick(texts),
    completeTill: createdAt,
    entityType: 'leads',
    entityId: id,
    responsibleUserId,
    taskTypeId: random.chance(0.15) ? 2 : 1,
    isCompleted: false,
    result: null,
    duration: 1800,
    createdBy: responsibleUserId,
    updatedBy: responsibleUserId,
    createdAt,
    updatedAt: createdAt,
  };
}
