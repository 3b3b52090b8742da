import type { EntityType, LeadRow, TaskRow } from '../rows.ts';
import type { Store } from '../store.ts';
import type { DemoPlan } from './plan.ts';

const day = 86_400;
const texts = [
  'Перезвонить, уточнить размеры',
  'Отправить смету на почту',
  'Согласовать дату монтажа',
  'Напомнить про предоплату',
  'Подготовить договор',
  'Узнать решение по смете',
];
const results = ['Дозвонился, договорились', 'Отправил', 'Просит вернуться через неделю', 'Не берёт трубку'];

/** Adds tasks to the newest leads and some free ones: overdue, due today, to come, and done. */
export function addTasks(store: Store, plan: DemoPlan, leads: readonly LeadRow[]): void {
  for (const [index, lead] of leads.slice(-1000).entries()) {
    if (lead.closedAt === null) addOpenTask(store, plan, lead, index);
    if (plan.random.chance(0.35)) addDoneTask(store, plan, lead);
  }
  const { random, today } = plan;
  const director = plan.pickUser(0);
  for (const [hour, text] of [
    [10, 'Планёрка отдела продаж'],
    [16, 'Проверить отчёт за неделю'],
  ] as const) {
    store.tasks.add({
      ...blank(plan, null, null, director, today - day),
      text,
      completeTill: today + hour * 3600,
      taskTypeId: 2,
    });
  }
  for (const contact of store.contacts.rows().slice(-300)) {
    if (!random.chance(0.04)) continue;
    const row = blank(plan, 'contacts', contact.id, contact.responsibleUserId, contact.createdAt);
    store.tasks.add({
      ...row,
      text: 'Поздравить с днём рождения',
      completeTill: today + random.integer(1, 20) * day + 12 * 3600,
    });
  }
  for (const company of store.companies.rows().slice(-80)) {
    if (!random.chance(0.1)) continue;
    const row = blank(plan, 'companies', company.id, company.responsibleUserId, company.createdAt);
    store.tasks.add({
      ...row,
      text: 'Обсудить условия на квартал',
      completeTill: today + random.integer(-5, 15) * day + 11 * 3600,
    });
  }
}

/** Every seventh open task is due today, a third of the others is overdue. */
function addOpenTask(store: Store, plan: DemoPlan, lead: LeadRow, index: number): void {
  const { random, today } = plan;
  if (index % 7 !== 0 && !random.chance(0.7)) return;
  const days = index % 7 === 0 ? 0 : random.chance(0.33) ? random.integer(-20, -1) : random.integer(1, 14);
  const isMeasuring = random.chance(0.2);
  store.tasks.add({
    ...blank(plan, 'leads', lead.id, lead.responsibleUserId, lead.updatedAt),
    text: isMeasuring ? 'Выезд на замер, взять лазерный уровень' : random.pick(texts),
    taskTypeId: isMeasuring ? 2_913_454 : 1,
    completeTill: today + days * day + random.integer(10, 18) * 3600,
  });
}

function addDoneTask(store: Store, plan: DemoPlan, lead: LeadRow): void {
  const { random, today } = plan;
  const due = Math.min(today - 3600, lead.createdAt + random.integer(1, 5) * day);
  store.tasks.add({
    ...blank(plan, 'leads', lead.id, lead.responsibleUserId, lead.createdAt),
    text: random.pick(texts),
    completeTill: due,
    isCompleted: true,
    result: random.chance(0.8) ? random.pick(results) : null,
    updatedAt: due,
  });
}

function blank(
  { pickUser }: DemoPlan,
  entityType: EntityType | null,
  entityId: number | null,
  owner: number,
  createdAt: number,
): Omit<TaskRow, 'id'> {
  return {
    text: '',
    completeTill: createdAt,
    entityType,
    entityId,
    responsibleUserId: owner === 0 ? pickUser(0) : owner,
    taskTypeId: 1,
    isCompleted: false,
    result: null,
    duration: 1800,
    createdBy: owner,
    updatedBy: owner,
    createdAt,
    updatedAt: createdAt,
  };
}
