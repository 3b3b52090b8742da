/** Taking back what was done through the server. */
import { call, confirm, defineTasks, next, type Result, read, write } from '../task.ts';

/** Changes one lead before the user writes. */
const changed = (query: string, fields: Record<string, unknown>) => ({
  calls: [
    call('get_leads', { query }),
    next('update_lead', ({ leads: [lead] }: Result) => ({ lead_id: lead.id, ...fields })),
  ],
});

const lastEntry = ({ entries }: Result) => ({ entry: entries[0].id });

export const journalTasks = defineTasks('journal', [
  {
    name: 'undo-the-last-change',
    says: 'ой, ты только что не ту сделку передвинул! Fitzgerald верни как было, отмени последнее изменение. подтверждаю',
    agrees: true,
    before: changed('Fitzgerald', { status_id: 'Монтаж' }),
    ideal: {
      calls: [read('get_journal'), write('undo', lastEntry), confirm],
    },
    sloppy: changed('Fitzgerald', { status_id: 'Новая заявка' }),
  },
  {
    name: 'what-was-written',
    says: 'What did you change in amoCRM today through this connection? which deal and from what to what',
    before: changed('Мансарда Лагутина', { add_tags: ['Срочно'] }),
    // The change of the preparation stays.
    writes: (world) => [{ of: 'leads', id: world.lead('Мансарда Лагутина').id, fields: { tags: ['Срочно'] } }],
    facts: () => [/лагутин/, /срочно/],
    ideal: {
      calls: [read('get_journal')],
      answer: ([{ entries }]) => JSON.stringify(entries),
    },
    sloppy: {
      calls: [call('get_leads', { limit: 5 })],
      answer: ([{ leads }]) => leads.map(({ name }: Result) => name).join('; '),
    },
  },
]);
