/** Tasks of users: whose, when, and changes of one of them. */
import { named } from '../fact.ts';
import { call, confirm, defineTasks, find, next, type Result, write } from '../task.ts';
import { groupBy, type World } from '../world.ts';

const dayLength = 86_400;
const overdue = (world: World) => world.openTasks.filter(({ completeTill }) => completeTill < world.now);
const dueOn = (world: World, offset: number, user: string) =>
  world.openTasks.filter(
    ({ completeTill, responsibleUserId }) =>
      responsibleUserId === world.user(user) &&
      completeTill >= world.today + offset * dayLength &&
      completeTill < world.today + (offset + 1) * dayLength,
  );
/** 2026-11-`date` in Moscow, in unix seconds. */
const at = (date: number, hour: number) => Date.UTC(2026, 10, date, hour - 3) / 1000;

export const toDoTasks = defineTasks('to-do', [
  {
    name: 'overdue-by-person',
    says: 'у кого просрочены задачи? дай цифру по каждому',
    facts: (world) =>
      [...groupBy(overdue(world), ({ responsibleUserId }) => world.userName(responsibleUserId))].flatMap(
        ([name, tasks]) => [named(name), tasks.length],
      ),
    ideal: {
      calls: [call('get_tasks', { overdue: true, count: true })],
      answer: ([{ counts }]) =>
        counts.by_responsible.map(({ responsible, count }: Result) => `${responsible.name}: ${count}`).join('; '),
    },
    sloppy: {
      calls: [call('get_tasks', { limit: 5 })],
      answer: ([{ tasks }]) => tasks.map(({ responsible }: Result) => responsible).join('; '),
    },
  },
  {
    name: 'today-of-one',
    says: 'что на сегодня у Гордеевой по задачам?',
    facts: (world) => [/кольцов/, ...dueOn(world, 0, 'Гордеева').map(({ text }) => text.slice(0, 18))],
    ideal: {
      calls: [call('get_tasks', { responsible_user_id: ['Гордеева'], due_from: 'сегодня', due_to: 'сегодня' })],
      answer: ([{ tasks }]) => tasks.map(({ text }: Result) => text).join('; '),
    },
    sloppy: {
      calls: [call('get_tasks', { responsible_user_id: ['Гордеева'], limit: 1 })],
      answer: ([{ tasks }]) => (tasks[0].text.includes('Кольц') ? '' : tasks[0].text),
    },
  },
  {
    name: 'overdue-total',
    says: 'How many tasks are overdue across the whole team right now?',
    facts: (world) => [overdue(world).length],
    ideal: {
      calls: [call('get_tasks', { overdue: true, count: true, limit: 1 })],
      answer: ([{ counts }]) => `${counts.total_count}`,
    },
    sloppy: {
      calls: [call('get_tasks', { overdue: true })],
      answer: ([{ tasks }]) => `${tasks.length}`,
    },
  },
  {
    name: 'meetings-tomorrow',
    says: 'есть ли завтра у ефимова встречи? с кем во скока',
    facts: () => [/хайруллин/, /16/],
    ideal: {
      calls: [
        call('get_tasks', {
          responsible_user_id: ['Ефимов'],
          task_type_id: ['Встреча'],
          due_from: 'завтра',
          due_to: 'завтра',
        }),
      ],
      answer: ([{ tasks }]) => tasks.map(({ text, complete_till: till }: Result) => `${text} ${till}`).join('; '),
    },
    sloppy: {
      calls: [call('get_tasks', { responsible_user_id: ['Ефимов'], due_from: 'сегодня', due_to: 'сегодня' })],
      answer: ([{ tasks }]) => (tasks.length === 0 ? 'Встреч нет.' : tasks[0].text),
    },
  },
  {
    name: 'new-task-on-a-deal',
    says: 'поставь лапшину задачу на завтра в 12: позвонить сафиуллиной по смете. к ее сделке',
    writes: (world) => [
      {
        of: 'tasks',
        is: 'added',
        fields: {
          text: /сафиуллин|смет/iu,
          completeTill: at(6, 12),
          entityType: 'leads',
          entityId: world.lead('Остекление веранды, Сафиуллина').id,
          responsible: 'Артём Лапшин',
        },
      },
    ],
    ideal: {
      calls: [
        call('search_contact', { query: 'Сафиуллина' }),
        next('create_task', ({ contacts: [contact] }) => ({
          text: 'Позвонить Сафиуллиной по смете',
          complete_till: 'завтра в 12:00',
          entity_type: 'LEADS',
          entity_id: contact.open_leads[0].id,
          responsible_user_id: 'Лапшин',
        })),
      ],
    },
    sloppy: {
      calls: [call('create_task', { text: 'Позвонить Сафиуллиной по смете', complete_till: 'завтра в 12:00' })],
    },
  },
  {
    name: 'task-without-a-deal',
    says: 'Remind me (Елена Воронцова) on Monday 10am to review the dealer price list, not tied to any deal',
    writes: () => [
      {
        of: 'tasks',
        is: 'added',
        fields: { text: /price list/i, completeTill: at(9, 10), entityId: null, responsible: 'Елена Воронцова' },
      },
    ],
    ideal: {
      calls: [
        call('create_task', {
          text: 'Review the dealer price list',
          complete_till: '2026-11-09 10:00',
          responsible_user_id: 'me',
        }),
      ],
    },
    sloppy: {
      calls: [call('create_task', { text: 'Review the dealer price list', complete_till: '2026-11-10 10:00' })],
    },
  },
  {
    name: 'task-is-done',
    says: 'Отметь задачу «Send the contract to Fitzgerald» выполненной, результат: отправила договор на почту',
    writes: (world) => [
      {
        of: 'tasks',
        id: world.task('Send the contract to Fitzgerald').id,
        fields: { isCompleted: true, result: /отправила договор/iu },
      },
    ],
    ideal: {
      calls: [
        call('get_tasks', { query: 'contract Fitzgerald' }),
        write('complete_task', ({ tasks }) => ({ task_id: tasks[0].id, result: 'Отправила договор на почту' })),
      ],
    },
    sloppy: {
      calls: [
        call('get_tasks', { overdue: true }),
        find('complete task'),
        write('complete_task', ({ tasks }) => ({ task_id: tasks[0].id, result: 'Отправила договор на почту' })),
      ],
    },
  },
  {
    name: 'task-is-moved',
    says: 'перенеси звонок Кольцовой (тендер) на пятницу 15:00',
    writes: (world) => [
      { of: 'tasks', id: world.task('Позвонить Кольцовой про тендер').id, fields: { completeTill: at(6, 15) } },
    ],
    ideal: {
      calls: [
        call('get_tasks', { query: 'Кольцовой тендер' }),
        write('update_task', ({ tasks }) => ({ task_id: tasks[0].id, complete_till: '2026-11-06 15:00' })),
        confirm,
      ],
    },
    sloppy: {
      calls: [call('create_task', { text: 'Позвонить Кольцовой', complete_till: '2026-11-06 15:00' })],
    },
  },
]);
