/** Totals of a period, by managers, stages and reasons. */

import type { LeadRow } from '../../src/sandbox/index.ts';
import { named } from '../fact.ts';
import { call, defineTasks, find, type Result, read } from '../task.ts';
import { day, groupBy, lost, sum, type World, won } from '../world.ts';

const closedIn = (world: World, from: number, to: number) =>
  world.leads.filter(({ closedAt }) => closedAt !== null && closedAt >= from && closedAt < to);
const wonOf = (leads: readonly LeadRow[]) => leads.filter(({ statusId }) => statusId === won);
const lostOf = (leads: readonly LeadRow[]) => leads.filter(({ statusId }) => statusId === lost);
const october = (world: World) => closedIn(world, day(2026, 10, 1), day(2026, 11, 1));
const summer = (world: World) => closedIn(world, day(2026, 7, 1), day(2026, 10, 1));

/** Everyone's won amount, largest first. */
const sellers = (world: World, leads: readonly LeadRow[]) =>
  [...groupBy(wonOf(leads), ({ responsibleUserId }) => world.userName(responsibleUserId))]
    .map(([name, own]) => ({ name, amount: sum(own), count: own.length }))
    .toSorted((a, b) => b.amount - a.amount);

const october2026 = { closed_from: 'октябрь 2026', closed_to: 'октябрь 2026' };

export const reportTasks = defineTasks('report', [
  {
    name: 'month-of-the-department',
    says: 'как отработали октябрь? скока выиграли / проиграли и на какую сумму выиграли',
    facts: (world) => {
      const closed = october(world);
      return [wonOf(closed).length, sum(wonOf(closed)), lostOf(closed).length];
    },
    ideal: {
      calls: [call('get_deals_report', october2026)],
      answer: ([report]) => `Выиграно ${report.won_count} на ${report.won_amount} ₽, проиграно ${report.lost_count}.`,
    },
    sloppy: {
      calls: [call('get_deals_report', { created_from: 'октябрь 2026', created_to: 'октябрь 2026' })],
      answer: ([report]) => `Выиграно ${report.won_count} на ${report.won_amount} ₽, проиграно ${report.lost_count}.`,
    },
  },
  {
    name: 'money-in-work',
    says: 'How much money do we have in open deals right now, and how many deals is that?',
    facts: (world) => [world.openLeads.length, sum(world.openLeads)],
    ideal: {
      calls: [call('get_deals_report', { state: ['OPEN'] })],
      answer: ([report]) => `${report.open_count} deals, ${report.open_amount} RUB.`,
    },
    sloppy: {
      calls: [call('get_leads', { state: ['OPEN'], limit: 20 })],
      answer: ([{ leads }]) =>
        `${leads.length} deals, ${leads.reduce((total: number, { price }: Result) => total + price, 0)} RUB.`,
    },
  },
  {
    name: 'money-by-stage',
    says: 'разбей по этапам воронку Продажи - сколько сделок и денег сейчас на каждом этапе в работе',
    facts: (world) => {
      const open = world.openLeads.filter(({ pipelineId }) => pipelineId === world.pipeline('Продажи').id);
      return [...groupBy(open, world.statusName)].flatMap(([name, leads]) => [name, leads.length, sum(leads)]);
    },
    ideal: {
      calls: [call('get_deals_report', { pipeline_id: ['Продажи'], state: ['OPEN'] })],
      answer: ([{ by_status: stages }]) =>
        stages.map(({ status, count, amount }: Result) => `${status.name}: ${count} на ${amount} ₽`).join('; '),
    },
    sloppy: {
      calls: [call('get_deals_report', { state: ['OPEN'] })],
      answer: ([{ by_pipeline: all }]) =>
        all.map(({ pipeline, count, amount }: Result) => `${pipeline.name}: ${count} на ${amount} ₽`).join('; '),
    },
  },
  {
    name: 'win-rate-of-one',
    says: "What was Morozova's (Морозова) win rate in Q3 2026? give me won and closed counts too",
    facts: (world) => {
      const own = summer(world).filter(({ responsibleUserId }) => responsibleUserId === world.user('Морозова'));
      return [wonOf(own).length, own.length, (100 * wonOf(own).length) / own.length];
    },
    ideal: {
      calls: [
        call('get_deals_report', { responsible_user_id: ['Морозова'], closed_from: 'Q3 2026', closed_to: 'Q3 2026' }),
      ],
      answer: ([report]) =>
        `${Math.round(report.win_rate * (report.win_rate > 1 ? 1 : 100))} %: ${report.won_count} won of ${report.closed_count} closed.`,
    },
    sloppy: {
      calls: [call('get_deals_report', { closed_from: 'Q3 2026', closed_to: 'Q3 2026' })],
      answer: ([report]) => `${report.won_count} won of ${report.closed_count} closed.`,
    },
  },
  {
    name: 'why-we-lose',
    says: 'почему сливаем сделки? причины отказа за 3 квартал 2026 по убыванию, сколько штук каждой',
    facts: (world) =>
      [...groupBy(lostOf(summer(world)), ({ lossReasonId }) => world.lossReason(lossReasonId))]
        .filter(([reason]) => reason !== undefined)
        .flatMap(([reason, leads]) => [reason ?? '', leads.length]),
    ideal: {
      calls: [call('get_deals_report', { state: ['LOST'], closed_from: 'Q3 2026', closed_to: 'Q3 2026' })],
      answer: ([{ by_loss_reason: reasons }]) =>
        reasons.map(({ loss_reason: reason, count }: Result) => `${reason ?? 'без причины'}: ${count}`).join('; '),
    },
    sloppy: {
      calls: [call('get_account_info')],
      answer: () => 'Чаще всего: Дорого, Не дозвонились.',
    },
  },
  {
    name: 'best-seller',
    says: 'кто из менеджеров больше всех продал за октябрь и на сколько? и кто второй',
    facts: (world) =>
      sellers(world, october(world))
        .slice(0, 2)
        .flatMap(({ name, amount }) => [named(name), amount]),
    ideal: {
      calls: [call('get_deals_report', { state: ['WON'], ...october2026 })],
      answer: ([{ by_responsible: people }]) =>
        people
          .toSorted((a: Result, b: Result) => b.amount - a.amount)
          .slice(0, 2)
          .map(({ responsible, amount }: Result) => `${responsible.name}: ${amount}`)
          .join('; '),
    },
    sloppy: {
      calls: [call('get_deals_report', october2026)],
      answer: ([{ by_responsible: people }]) =>
        people
          .slice(0, 2)
          .map(({ responsible, count }: Result) => `${responsible.name}: ${count}`)
          .join('; '),
    },
  },
  {
    name: 'against-the-month-before',
    says: 'Compare October 2026 with September 2026: won amount in each and the difference in percent',
    facts: (world) => {
      const before = sum(wonOf(closedIn(world, day(2026, 9, 1), day(2026, 10, 1))));
      const now = sum(wonOf(october(world)));
      return [now, before, Math.abs((100 * (now - before)) / before)];
    },
    ideal: {
      calls: [call('get_deals_report', { closed_from: '2026-09', closed_to: '2026-10', state: ['WON'] })],
      answer: ([{ by_closed_month: months }]) => {
        const amount = (month: string) => months.find((each: Result) => each.month === month).won_amount;
        const [before, now] = [amount('2026-09'), amount('2026-10')];
        return `October ${now}, September ${before}: ${Math.round((100 * (now - before)) / before)} %`;
      },
    },
    sloppy: {
      calls: [call('get_deals_report', { closed_from: '2026-10', closed_to: '2026-10' })],
      answer: ([{ won_amount: amount }]) => `October ${amount}; September was about the same.`,
    },
  },
  {
    name: 'average-deal-of-partners',
    says: 'средний чек по выигранным в Партнёрах с начала года? и сколько их',
    facts: (world) => {
      const own = wonOf(closedIn(world, day(2026, 1, 1), world.now)).filter(
        ({ pipelineId }) => pipelineId === world.pipeline('Партнёры').id,
      );
      return [own.length, Math.round(sum(own) / own.length)];
    },
    ideal: {
      calls: [call('get_deals_report', { pipeline_id: ['Партнёры'], state: ['WON'], closed_from: '2026-01-01' })],
      answer: ([report]) => `${Math.round(report.won_amount / report.won_count)} ₽, сделок ${report.won_count}.`,
    },
    sloppy: {
      calls: [call('get_deals_report', { pipeline_id: ['Партнёры'] })],
      answer: ([report]) => `${Math.round(report.average_amount)} ₽, сделок ${report.total_count}.`,
    },
  },
  {
    name: 'new-this-week',
    says: 'how many new deals came in since monday, and who got most of them?',
    facts: (world) => {
      const fresh = world.leads.filter(({ createdAt }) => createdAt >= day(2026, 11, 2));
      const [most] = [...groupBy(fresh, ({ responsibleUserId }) => responsibleUserId)].toSorted(
        ([, a], [, b]) => b.length - a.length,
      );
      return [fresh.length, named(world.userName(most?.[0] ?? 0))];
    },
    ideal: {
      calls: [call('get_deals_report', { created_from: '2026-11-02' })],
      answer: ([{ total_count: count, by_responsible: people }]) => {
        const [most] = people.toSorted((a: Result, b: Result) => b.count - a.count);
        return `${count}; most went to ${most.responsible.name}`;
      },
    },
    sloppy: {
      calls: [call('get_leads', { limit: 20 })],
      answer: ([{ leads }]) => `${leads.length}, all to Лапшин`,
    },
  },
  {
    name: 'sources-of-money',
    says: 'откуда узнали о нас те кто купил в этом году? по полю «Откуда узнали», денег по каждому варианту',
    facts: (world) => {
      const bought = wonOf(closedIn(world, day(2026, 1, 1), world.now));
      return [...groupBy(bought, (lead) => world.values(lead, 'Откуда узнали')[0] as string | undefined)]
        .filter(([source]) => source !== undefined)
        .flatMap(([source, leads]) => [source ?? '', sum(leads)]);
    },
    ideal: {
      calls: [
        find('выигранные сделки по значению поля, сумма по группам'),
        read('analyze_leads', {
          group_by_fields: ['Откуда узнали'],
          state: ['WON'],
          from: '2026-01-01',
          period_by: 'CLOSED',
          measures: ['WON_COUNT', 'WON_AMOUNT'],
        }),
      ],
      answer: ([
        ,
        {
          lead_report: { groups },
        },
      ]) => groups.map(({ keys: [key], won_amount: amount }: Result) => `${key.label}: ${amount}`).join('; '),
    },
    sloppy: {
      calls: [call('get_deals_report', { state: ['WON'], closed_from: '2026-01-01' })],
      answer: ([report]) => `Всего ${report.won_amount}, источники не указаны.`,
    },
  },
]);
