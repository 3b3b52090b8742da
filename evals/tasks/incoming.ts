/** Incoming leads («Неразобранное»): what waits, and decisions on it. */
import { call, confirm, defineTasks, find, type Result, read, write } from '../task.ts';
import type { World } from '../world.ts';

const requestOf = (world: World, name: string) => {
  const row = world.incoming.find(({ lead }) => lead.name === name);
  if (row === undefined) throw new Error(`Nothing waits as "${name}".`);
  return row;
};

/** The incoming lead of a contact. */
const waiting = (contact: string) => (list: Result) =>
  list.incoming_leads.find((each: Result) => each.contact?.name === contact).uid;

export const incomingTasks = defineTasks('incoming', [
  {
    name: 'what-waits',
    says: 'сколько висит в неразобранном и откуда: формы, звонки, почта, чаты по отдельности',
    facts: (world) => [
      world.incoming.length,
      ...(['forms', 'sip', 'mail', 'chats'] as const).map(
        (category) => world.incoming.filter((row) => row.category === category).length,
      ),
    ],
    ideal: {
      calls: [find('неразобранное: сколько и каких'), read('get_incoming_lead_summary')],
      answer: ([, summary]) => JSON.stringify(summary),
    },
    sloppy: {
      calls: [call('get_leads', { state: ['OPEN'] })],
      answer: ([{ leads }]) => `${leads.length}`,
    },
  },
  {
    name: 'accept-a-form',
    says: 'прими из неразобранного заявку «окна в баню» от Дорохина, ответственный Ефимов',
    writes: (world) => {
      const { id, lead } = requestOf(world, 'Окна в баню');
      return [
        { of: 'incoming leads', id, fields: { decision: 'accept' } },
        { of: 'leads', is: 'added', id: lead.id, fields: { name: 'Окна в баню', responsible: 'Денис Ефимов' } },
      ];
    },
    ideal: {
      calls: [
        read('list_incoming_leads'),
        write('accept_incoming_lead', (list) => ({ uid: waiting('Вячеслав Дорохин')(list), user_id: 'Ефимов' })),
      ],
    },
    sloppy: {
      calls: [call('create_lead', { name: 'Окна в баню', responsible_user_id: 'Ефимов' })],
    },
  },
  {
    name: 'decline-spam',
    says: 'Decline the incoming form from SEO Studio, it is spam. leave everything else alone',
    agrees: true,
    writes: (world) => [
      { of: 'incoming leads', id: requestOf(world, 'Продвижение сайта в топ-3').id, fields: { decision: 'decline' } },
      // amoCRM moves its lead to the trash.
      {
        of: 'leads',
        is: 'added',
        id: requestOf(world, 'Продвижение сайта в топ-3').lead.id,
        fields: { isDeleted: true },
      },
    ],
    ideal: {
      calls: [
        read('list_incoming_leads'),
        write('decline_incoming_lead', (list) => ({ uid: waiting('SEO Studio')(list) })),
        confirm,
      ],
    },
    sloppy: {
      calls: [
        read('list_incoming_leads', { category: 'FORMS' }),
        write('decline_incoming_lead', (list) => ({ uid: list.incoming_leads.at(-1).uid })),
      ],
    },
  },
  {
    name: 'who-left-a-request',
    says: 'Дорохин сегодня оставлял заявку? через какую форму и в какую воронку она упала',
    facts: () => [/заказать звонок|zakaz/, 'Продажи'],
    ideal: {
      calls: [read('list_incoming_leads')],
      answer: ([list]) =>
        JSON.stringify(list.incoming_leads.find((each: Result) => each.contact?.name.includes('Дорохин'))),
    },
    sloppy: {
      calls: [call('get_leads', { query: 'Дорохин' })],
      answer: ([{ leads }]) => `Таких сделок: ${leads.length}`,
    },
  },
]);
