/** Many records at once: a plan first, then its confirmation. */
import type { LeadRow } from '../../src/sandbox/index.ts';
import type { Expectation, Wanted } from '../expectation.ts';
import { call, confirm, defineTasks, find, next, type Result, write } from '../task.ts';
import type { World } from '../world.ts';

const dayLength = 86_400;

/** The same change of each lead. */
const each = (leads: readonly LeadRow[], fields: (lead: LeadRow) => Record<string, Wanted>): Expectation[] =>
  leads.map((lead) => ({ of: 'leads', id: lead.id, fields: fields(lead) }));

const atStage = (world: World, name: string, pipeline = 'Продажи') =>
  world.openLeads.filter((lead) => lead.pipelineId === world.pipeline(pipeline).id && world.statusName(lead) === name);

const openOf = (world: World, user: string) =>
  world.openLeads.filter(({ responsibleUserId }) => responsibleUserId === world.user(user));

const overdueOf = (world: World, user: string) =>
  world.openTasks.filter(
    ({ completeTill, responsibleUserId }) => completeTill < world.now && responsibleUserId === world.user(user),
  );

const withTag = (world: World, tag: string) => (lead: LeadRow) => ({ tags: [...world.tagNames(lead), tag].sort() });

export const bulkTasks = defineTasks('bulk', [
  {
    name: 'deals-of-one-manager',
    says: 'Ефимов уходит в отпуск. все его ОТКРЫТЫЕ сделки передай Тарасовой. контакты и задачи не трогай. подтверждаю сразу',
    agrees: true,
    writes: (world) => each(openOf(world, 'Ефимов'), () => ({ responsible: 'Ольга Тарасова' })),
    ideal: {
      calls: [write('hand_over', { from: 'Ефимов', to: 'Тарасова', of: ['LEADS'] }), confirm],
    },
    sloppy: {
      calls: [find('передать сделки'), write('hand_over', { from: 'Ефимов', to: 'Тарасова' }), confirm],
    },
  },
  {
    name: 'everything-of-one-manager',
    says: 'Viktor Osipov (Виктор Осипов) left the company. Hand over whatever open he still has (open deals and open tasks) to Ксения Морозова. Yes, go ahead without asking again.',
    agrees: true,
    writes: (world) => [
      ...each(openOf(world, 'Осипов'), () => ({ responsible: 'Ксения Морозова' })),
      ...world.openTasks
        .filter(({ responsibleUserId }) => responsibleUserId === world.user('Осипов'))
        .map(({ id }) => ({ of: 'tasks', id, fields: { responsible: 'Ксения Морозова' } })),
    ],
    ideal: {
      calls: [write('hand_over', { from: 'Виктор Осипов', to: 'Морозова', of: ['LEADS', 'TASKS'] }), confirm],
    },
    sloppy: {
      calls: [
        find('hand over'),
        write('hand_over', { from: 'Виктор Осипов', to: 'Морозова', of: ['LEADS'], with_closed: true }),
        confirm,
      ],
    },
  },
  {
    name: 'tag-on-a-stage',
    says: 'всем сделкам Продаж на этапе Монтаж добавь тег «Контроль качества», остальные теги пусть останутся. ок, делай',
    agrees: true,
    writes: (world) => each(atStage(world, 'Монтаж'), withTag(world, 'Контроль качества')),
    ideal: {
      calls: [
        find('добавить тег многим сделкам'),
        write('add_tags', {
          of: 'LEADS',
          lead_filter: { pipeline_ids: ['Продажи'], status_ids: ['Монтаж'] },
          tags: ['Контроль качества'],
        }),
        confirm,
      ],
    },
    sloppy: {
      calls: [
        find('добавить тег'),
        write('add_tags', {
          of: 'LEADS',
          lead_filter: { pipeline_ids: ['Продажи'], state: ['OPEN'] },
          tags: ['Контроль качества'],
        }),
        confirm,
      ],
    },
  },
  {
    name: 'overdue-tasks-are-done',
    says: 'Белкин болел, закрой все его просроченные задачи как выполненные, результат «неактуально». Согласен заранее.',
    agrees: true,
    writes: (world) =>
      overdueOf(world, 'Белкин').map(({ id }) => ({
        of: 'tasks',
        id,
        fields: { isCompleted: true, result: /неактуально/iu },
      })),
    ideal: {
      calls: [
        find('закрыть много просроченных задач как выполненные'),
        write('complete_tasks', {
          filter: { responsible_user_ids: ['Белкин'], is_overdue: true },
          result: 'Неактуально',
        }),
        confirm,
      ],
    },
    sloppy: {
      calls: [
        find('закрыть задачи'),
        write('complete_tasks', { filter: { responsible_user_ids: ['Белкин'] }, result: 'Неактуально' }),
        confirm,
      ],
    },
  },
  {
    name: 'todays-tasks-to-tomorrow',
    says: 'Tarasova is out today. Move her (Тарасова) remaining tasks due today to tomorrow 10:00. Confirmed.',
    agrees: true,
    writes: (world) =>
      world.openTasks
        .filter(
          ({ completeTill, responsibleUserId }) =>
            responsibleUserId === world.user('Тарасова') &&
            completeTill >= world.today &&
            completeTill < world.today + dayLength,
        )
        .map(({ id }) => ({ of: 'tasks', id, fields: { completeTill: world.today + dayLength + 10 * 3600 } })),
    ideal: {
      calls: [
        call('get_tasks', { responsible_user_id: ['Тарасова'], due_from: 'today', due_to: 'today' }),
        find('move several tasks to another time'),
        write('reschedule_task', ({ tasks }) => ({
          task_ids: tasks.map(({ id }: Result) => id),
          complete_till: 'tomorrow 10:00',
        })),
        confirm,
      ],
    },
    sloppy: {
      calls: [
        call('get_tasks', { responsible_user_id: ['Тарасова'] }),
        write('reschedule_task', ({ tasks }) => ({
          task_ids: tasks.map(({ id }: Result) => id),
          complete_till: 'tomorrow 10:00',
        })),
        confirm,
      ],
    },
  },
  {
    name: 'whole-stage-moves',
    says: 'Все сделки с этапа «Диагностика» в воронке «Сервис и рекламации» переведи на «Ремонт назначен» одним махом. да, уверен',
    agrees: true,
    writes: (world) =>
      each(atStage(world, 'Диагностика', 'Сервис и рекламации'), () => ({ status: 'Ремонт назначен' })),
    ideal: {
      calls: [
        find('перевести много сделок на другой этап'),
        write('update_leads', {
          filter: { pipeline_ids: ['Сервис и рекламации'], status_ids: ['Диагностика'] },
          fields: { status_id: 'Ремонт назначен', pipeline_id: 'Сервис и рекламации' },
        }),
        confirm,
      ],
    },
    sloppy: {
      calls: [
        find('перевести сделки'),
        write('update_leads', {
          filter: { pipeline_ids: ['Сервис и рекламации'], state: ['OPEN'] },
          fields: { status_id: 'Ремонт назначен', pipeline_id: 'Сервис и рекламации' },
        }),
        confirm,
      ],
    },
  },
  {
    name: 'plan-only',
    says: 'Покажи что изменится, если закрыть как проигранные все сделки на этапе Знакомство в Партнёрах: сколько их и на какую сумму. НИЧЕГО НЕ МЕНЯЙ',
    facts: (world) => {
      const leads = atStage(world, 'Знакомство', 'Партнёры');
      return [leads.length, leads.reduce((total, { price }) => total + price, 0)];
    },
    ideal: {
      calls: [call('get_deals_report', { pipeline_id: ['Партнёры'], status_id: ['Знакомство'] })],
      answer: ([report]) => `${report.total_count} на ${report.total_amount} ₽`,
    },
    sloppy: {
      calls: [
        find('закрыть много сделок'),
        write('update_leads', {
          filter: { pipeline_ids: ['Партнёры'], status_ids: ['Знакомство'] },
          fields: { status_id: '143' },
        }),
        confirm,
      ],
      answer: ([, { plan }]) => `${plan.count} на ${plan.amount} ₽`,
    },
  },
  {
    name: 'two-named-deals',
    says: 'у лоджии Воробьянинова и у террасы Бобылёвой ответственный теперь Морозова (обе сделки), подтверждаю',
    agrees: true,
    writes: (world) =>
      each([world.lead('Лоджия Воробьянинова'), world.lead('Терраса Бобылёвой')], () => ({
        responsible: 'Ксения Морозова',
      })),
    ideal: {
      calls: [
        call('get_leads', { query: 'Лоджия Воробьянинова' }),
        call('get_leads', { query: 'Терраса Бобылёвой' }),
        write('update_leads', ({ leads: [loggia] }, { leads: [terrace] }) => ({
          ids: [loggia.id, terrace.id],
          fields: { responsible_user_id: 'Морозова' },
        })),
        confirm,
      ],
    },
    sloppy: {
      calls: [
        call('get_leads', { query: 'Лоджия Воробьянинова' }),
        next('update_lead', ({ leads: [lead] }) => ({ lead_id: lead.id, responsible_user_id: 'Морозова' })),
        confirm,
      ],
    },
  },
]);
