/** What no ordinary tool answers: SQL, files of all records, products, calls. */
import type { LeadRow } from '../../src/sandbox/index.ts';
import { call, defineTasks, find, next, type Result, read, write } from '../task.ts';
import { day, groupBy, sum, type World, won } from '../world.ts';

const wonThisYear = (world: World) =>
  world.leads.filter(
    ({ statusId, closedAt }) =>
      statusId === won && closedAt !== null && closedAt >= day(2026, 1, 1) && closedAt < world.now + 1,
  );

const typeOf = (world: World) => (lead: LeadRow) => world.values(lead, 'Тип объекта')[0] as string | undefined;

const calls = (world: World) => world.notes.filter(({ noteType }) => noteType === 'call_in' || noteType === 'call_out');

export const queryTasks = defineTasks('query', [
  {
    name: 'weekday-of-new-deals',
    says: 'в какой день недели создано больше всего сделок за всё время и сколько?',
    facts: (world) => {
      const days = groupBy(world.leads, ({ createdAt }) => new Date((createdAt + 3 * 3600) * 1000).getUTCDay());
      const [most] = [...days].toSorted(([, a], [, b]) => b.length - a.length);
      const names = [/воскрес/, /понед/, /вторн/, /сред/, /четв/, /пятн/, /субб/];
      return [most?.[1].length ?? 0, names[most?.[0] ?? 0] as RegExp];
    },
    ideal: {
      calls: [
        find('SQL запрос по сделкам'),
        read('query_sql', {
          query:
            "select strftime('%w', created_on) as weekday, count(*) as deals from leads group by weekday order by deals desc",
        }),
      ],
      answer: ([
        ,
        {
          rows: [[weekday, count]],
        },
      ]) =>
        `${['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'][Number(weekday)]}: ${count}`,
    },
    sloppy: {
      calls: [call('get_deals_report')],
      answer: ([report]) => `Всего ${report.total_count}, чаще по понедельникам.`,
    },
  },
  {
    name: 'calls-by-manager',
    says: 'How many phone calls are logged in total, and how many of them are incoming vs outgoing?',
    facts: (world) => [
      calls(world).length,
      calls(world).filter(({ noteType }) => noteType === 'call_in').length,
      calls(world).filter(({ noteType }) => noteType === 'call_out').length,
    ],
    ideal: {
      calls: [
        find('number of calls, incoming and outgoing'),
        read('query_sql', { query: 'select direction, count(*) from calls group by direction' }),
      ],
      answer: ([, { rows }]) =>
        `${rows.reduce((total: number, [, count]: Result) => total + Number(count), 0)}: ${JSON.stringify(rows)}`,
    },
    sloppy: {
      calls: [find('calls'), read('list_notes', { entity_type: 'LEADS', types: ['CALL_IN', 'CALL_OUT'] })],
      answer: ([, { notes }]) => `${notes.length}`,
    },
  },
  {
    name: 'revenue-by-kind-of-object',
    says: 'сколько денег принесли частные дома, а сколько квартиры (поле «Тип объекта») по выигранным за 2026',
    facts: (world) => {
      const groups = groupBy(wonThisYear(world), typeOf(world));
      return [sum(groups.get('Частный дом') ?? []), sum(groups.get('Квартира') ?? [])];
    },
    ideal: {
      calls: [
        find('сумма выигранных сделок по значению поля'),
        read('analyze_leads', {
          group_by_fields: ['Тип объекта'],
          state: ['WON'],
          from: '2026-01-01',
          period_by: 'CLOSED',
        }),
      ],
      answer: ([
        ,
        {
          lead_report: { groups },
        },
      ]) => groups.map(({ keys: [key], won_amount: amount }: Result) => `${key.label} ${amount}`).join('; '),
    },
    sloppy: {
      calls: [call('get_deals_report', { query: 'Частный дом', state: ['WON'] })],
      answer: ([report]) => `Дома ${report.won_amount}`,
    },
  },
  {
    name: 'export-of-won-deals',
    says: 'выгрузи в эксель все выигранные за 2026 год, скинь ссылку и скажи сколько строк',
    facts: (world) => [wonThisYear(world).length, /https?:\/\/\S+|\/exports?\/\S+|\.xlsx/],
    ideal: {
      calls: [
        find('выгрузить сделки в Excel'),
        read('export_records', { kind: 'LEADS', state: ['WON'], closed_from: '2026-01-01' }),
      ],
      answer: ([, file]) => `${file.url ?? file.path} — ${file.rows}`,
    },
    sloppy: {
      calls: [call('get_leads', { state: ['WON'], closed_from: '2026-01-01' })],
      answer: ([{ leads }]) => `Таблица: won.xlsx, строк ${leads.length}`,
    },
  },
  {
    name: 'clients-who-bought-most',
    says: 'Which company bought the most from us over all time (won amount)? Name and amount',
    facts: (world) => {
      const [best] = [
        ...groupBy(
          world.leads.filter(({ statusId, companyId }) => statusId === won && companyId !== null),
          ({ companyId }) => companyId,
        ),
      ]
        .map(([id, leads]) => ({ id, amount: sum(leads) }))
        .toSorted((a, b) => b.amount - a.amount);
      const name = world.companies.find(({ id }) => id === best?.id)?.name ?? '';
      return [name.replace(/^\S+ /, ''), best?.amount ?? 0];
    },
    ideal: {
      calls: [
        find('best clients by revenue'),
        read('analyze_clients', { of: 'COMPANIES', order_by: 'REVENUE', limit: 1 }),
      ],
      answer: ([, answer]) => JSON.stringify(answer),
    },
    sloppy: {
      calls: [call('get_companies', { has_leads: true, limit: 1 })],
      answer: ([{ companies }]) => companies[0].name,
    },
  },
  {
    name: 'product-on-a-deal',
    says: 'добавь в сделку сафиуллиной (веранда) товар Москитная сетка на окно, 3 шт',
    writes: (world) => [
      {
        of: 'products',
        is: 'added',
        id: world.lead('Остекление веранды, Сафиуллина').id,
        fields: { products: (value) => /"quantity":3\b/.test(JSON.stringify(value)) },
      },
    ],
    ideal: {
      calls: [
        call('get_leads', { query: 'Сафиуллина' }),
        write('set_lead_products', ({ leads: [lead] }) => ({
          lead_id: lead.id,
          add: [{ element_id: 'Москитная сетка на окно', quantity: 3 }],
        })),
      ],
    },
    sloppy: {
      calls: [
        call('get_leads', { query: 'Сафиуллина' }),
        next('add_note', ({ leads: [lead] }) => ({
          entity_type: 'LEADS',
          entity_id: lead.id,
          text: 'Москитная сетка, 3 шт',
        })),
      ],
    },
  },
  {
    name: 'contacts-of-a-deal-by-graphql',
    says: 'For open deals over 2,000,000: list the deal, its main contact and that contact’s phone',
    facts: (world) => [
      'Остекление бизнес-центра',
      /777.{0,2}05.{0,2}05/,
      ...world.openLeads
        .filter(({ price }) => price >= 2_000_000)
        .map(({ name }) => name.split(/[,«]/)[0]?.trim() ?? ''),
    ],
    ideal: {
      calls: [
        call('describe_schema', { words: 'leads filter price contact phones' }),
        call('graphql_query', {
          query:
            '{ leads(first: 50, filter: { state: [OPEN], price: { from: 2000000 } }) { nodes { name mainContact { name phones { value } } } } }',
        }),
      ],
      answer: ([, answer]) => JSON.stringify(answer),
    },
    sloppy: {
      calls: [call('get_leads', { state: ['OPEN'], price_from: 2_000_000 })],
      answer: ([{ leads }]) => leads.map(({ name }: Result) => name).join('; '),
    },
  },
]);
