/** The funnel, deals that are stuck, and what is missing in records. */
import { named } from '../fact.ts';
import { call, defineTasks, find, next, type Result, read } from '../task.ts';
import { day, lost, sum, type World, won } from '../world.ts';

const dayLength = 86_400;

/** When each lead came to its present stage: its last move, or its creation. */
function inStageSince(world: World): Map<number, number> {
  const since = new Map(world.leads.map(({ id, createdAt }) => [id, createdAt]));
  for (const { type, entityType, entityId, createdAt } of world.events) {
    if (type !== 'lead_status_changed' || entityType !== 'leads') continue;
    since.set(entityId, Math.max(since.get(entityId) ?? 0, createdAt));
  }
  return since;
}

const standing = (world: World, days: number) => {
  const since = inStageSince(world);
  return world.openLeads.filter(({ id }) => (since.get(id) ?? 0) <= world.now - days * dayLength);
};

const withoutTask = (world: World) => {
  const busy = new Set(
    world.openTasks.filter(({ entityType }) => entityType === 'leads').map(({ entityId }) => entityId),
  );
  return world.openLeads.filter(({ id }) => !busy.has(id));
};

const withOverdueTask = (world: World, user: number) => {
  const late = world.openTasks.filter(
    ({ entityType, completeTill }) => entityType === 'leads' && completeTill < world.now,
  );
  const ids = new Set(late.map(({ entityId }) => entityId));
  return world.openLeads.filter(({ id, responsibleUserId }) => ids.has(id) && responsibleUserId === user);
};

export const pipelineTasks = defineTasks('pipeline', [
  {
    name: 'stuck-in-stage',
    says: 'какие сделки зависли - стоят на одном этапе больше 60 дней? сколько их и на какую сумму',
    facts: (world) => [standing(world, 60).length, sum(standing(world, 60))],
    ideal: {
      calls: [find('зависшие сделки на этапе больше N дней'), read('find_leads', { in_stage_days: 60 })],
      answer: ([, { total }]) => `${total.count} на ${total.amount} ₽`,
    },
    sloppy: {
      calls: [call('get_leads', { state: ['OPEN'], updated_to: '2026-09-06' })],
      answer: ([{ leads }]) => `${leads.length}`,
    },
  },
  {
    name: 'no-next-step',
    says: 'сделки без следующего шага (нет ни одной задачи) - сколько и сумма, и назови самую дорогую',
    facts: (world) => {
      const idle = withoutTask(world);
      const [top] = idle.toSorted((a, b) => b.price - a.price);
      return [idle.length, sum(idle), top?.name.split(',')[0] ?? ''];
    },
    ideal: {
      calls: [
        find('сделки без следующего шага, без задач'),
        read('find_leads', { without_open_task: true, order: 'PRICE_DESC', limit: 5 }),
      ],
      answer: ([, { total, leads }]) => `${total.count} на ${total.amount} ₽, дороже всех «${leads[0].name}»`,
    },
    sloppy: {
      calls: [call('get_leads', { state: ['OPEN'] })],
      answer: ([{ leads }]) => `${leads.length}, дороже всех «${leads[0].name}»`,
    },
  },
  {
    name: 'overdue-of-one-manager',
    says: "How many of Efimov's (Ефимов) open deals have an overdue task? total value as well",
    facts: (world) => {
      const late = withOverdueTask(world, world.user('Ефимов'));
      return [late.length, sum(late)];
    },
    ideal: {
      calls: [
        find('open deals with an overdue task'),
        read('find_leads', { with_overdue_task: true, responsible_user_id: ['Ефимов'] }),
      ],
      answer: ([, { total }]) => `${total.count} deals, ${total.amount} RUB`,
    },
    sloppy: {
      calls: [call('get_leads', { responsible_user_id: ['Ефимов'], state: ['OPEN'], limit: 250 })],
      answer: ([{ leads }]) => `${leads.length} deals`,
    },
  },
  {
    name: 'funnel-of-the-year',
    says: 'воронка Продажи за 2026 год: сколько сделок вошло и сколько из них дошло до успешной',
    facts: (world) => {
      const own = new Set(
        world.leads
          .filter(
            ({ pipelineId, createdAt }) => pipelineId === world.pipeline('Продажи').id && createdAt >= day(2026, 1, 1),
          )
          .map(({ id }) => id),
      );
      const sold = world.leads.filter(({ id, statusId }) => own.has(id) && statusId === won);
      return [own.size, sold.length];
    },
    ideal: {
      calls: [
        find('воронка: сколько вошло и дошло до успешной'),
        read('get_funnel', { pipeline_id: 'Продажи', from: '2026-01-01', by: 'COHORT' }),
      ],
      answer: ([, funnel]) => `Вошло ${funnel.entered_count}, выиграно ${funnel.won_count}`,
    },
    sloppy: {
      calls: [call('get_deals_report', { pipeline_id: ['Продажи'] })],
      answer: ([report]) => `Вошло ${report.total_count}, выиграно ${report.won_count}`,
    },
  },
  {
    name: 'who-moved-it',
    says: 'история по сделке Нуриевой (окна в дом): когда её закрыли и на каком этапе она сейчас',
    facts: () => [/успешно реализован/, /05\.11|5 ноя|2026-11-05/],
    ideal: {
      calls: [call('get_leads', { query: 'Нуриева' })],
      answer: ([
        {
          leads: [lead],
        },
      ]) => `${lead.status}, закрыта ${lead.closed_at}`,
    },
    sloppy: {
      calls: [call('search_contact', { query: 'Нуриева' })],
      answer: ([
        {
          contacts: [contact],
        },
      ]) => `Открытых сделок нет: ${contact.lead_count}`,
    },
  },
  {
    name: 'duplicates-by-phone',
    says: 'проверь базу на дубли контактов по телефону, кто задвоился?',
    facts: () => [/рустам хайруллин|хайруллин рустам/, phoneOrTwo],
    ideal: {
      calls: [find('дубли контактов'), read('find_duplicates', { of: 'CONTACTS', by: ['PHONE'] })],
      answer: ([, { groups }]) =>
        groups
          .map(
            ({ records }: Result) =>
              `${records.length} карточки: ${records.map(({ name }: Result) => name).join(', ')}`,
          )
          .join('; '),
    },
    sloppy: {
      calls: [call('get_contacts', { limit: 20 })],
      answer: () => 'Дублей не вижу.',
    },
  },
  {
    name: 'missing-phones',
    says: 'how many contacts have neither a phone nor an e-mail?',
    facts: (world) => [
      world.contacts.filter(
        (contact) => world.values(contact, 'PHONE').length === 0 && world.values(contact, 'EMAIL').length === 0,
      ).length,
    ],
    ideal: {
      calls: [
        find('contacts without phone and e-mail'),
        read('check_data_quality', { checks: ['CONTACT_WITHOUT_PHONE_AND_EMAIL'] }),
      ],
      answer: ([, { findings }]) => `${findings[0].count}`,
    },
    sloppy: {
      calls: [call('get_contacts', { limit: 100 })],
      answer: ([{ contacts }]) =>
        `${contacts.filter(({ phones }: Result) => phones === undefined || phones.length === 0).length}`,
    },
  },
  {
    name: 'lost-without-a-reason',
    says: 'Сколько проигранных сделок у Тарасовой закрыто БЕЗ причины отказа? (за всё время)',
    facts: (world) => [
      world.leads.filter(
        (lead) =>
          lead.statusId === lost && lead.lossReasonId === null && lead.responsibleUserId === world.user('Тарасова'),
      ).length,
    ],
    ideal: {
      calls: [call('get_deals_report', { responsible_user_id: ['Тарасова'], state: ['LOST'] })],
      answer: ([{ by_loss_reason: reasons }]) =>
        `${reasons.find(({ loss_reason: reason }: Result) => reason === '(not set)')?.count ?? 0}`,
    },
    sloppy: {
      calls: [call('get_deals_report', { responsible_user_id: ['Тарасова'] })],
      answer: ([report]) => `${report.lost_count}`,
    },
  },
  {
    name: 'dearest-open-deals',
    says: 'Top 3 most expensive open deals: name, value, owner',
    facts: (world) =>
      world.openLeads
        .toSorted((a, b) => b.price - a.price)
        .slice(0, 3)
        .flatMap((lead) => [lead.price, named(world.userName(lead.responsibleUserId))]),
    ideal: {
      calls: [find('most expensive open deals'), read('find_leads', { order: 'PRICE_DESC', limit: 3 })],
      answer: ([, { leads }]) =>
        leads.map(({ name, price, responsible }: Result) => `${name}: ${price}, ${responsible}`).join('; '),
    },
    sloppy: {
      calls: [call('get_leads', { state: ['OPEN'], limit: 3 })],
      answer: ([{ leads }]) =>
        leads.map(({ name, price, responsible }: Result) => `${name}: ${price}, ${responsible}`).join('; '),
    },
  },
  {
    name: 'moved-this-deal',
    says: 'кто последним двигал сделку «Bay windows for Fitzgerald» и откуда куда?',
    before: {
      calls: [
        call('get_leads', { query: 'Fitzgerald' }),
        next('update_lead', ({ leads: [lead] }) => ({ lead_id: lead.id, status_id: 'Монтаж' })),
      ],
    },
    // The move that was made before stays.
    writes: (world) => [{ of: 'leads', id: world.lead('Bay windows for Fitzgerald').id, fields: { status: 'Монтаж' } }],
    facts: () => ['Договор на согласовании', 'Монтаж', named('Елена Воронцова')],
    ideal: {
      calls: [
        call('get_leads', { query: 'Bay windows for Fitzgerald' }),
        read('get_stage_history', ({ leads }) => ({ lead_id: leads[0].id })),
      ],
      answer: ([, { lead }]) => {
        const last = lead.stage_history.moves.at(-1);
        return `${last.moved_by}: ${last.from.name} → ${last.to.name}`;
      },
    },
    sloppy: {
      calls: [call('get_leads', { query: 'Bay windows for Fitzgerald' })],
      answer: ([
        {
          leads: [lead],
        },
      ]) => `${lead.responsible}, сейчас ${lead.status}`,
    },
  },
]);

/** The number of the duplicates, or that there are two. */
const phoneOrTwo = /777.{0,2}03.{0,2}03|\b2\b|дв[ае]|рустам маратович/u;
