import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wilsonInterval } from '../../src/replica/question/forecast-stage.ts';
import { type Account, startAccount } from '../harness.ts';
import { recountForecast } from './forecast.ts';
import { tellStays } from './stage-stay.ts';

interface Answer {
  openCount: number;
  openAmount: number;
  expectedAmount: number;
  lowAmount: number;
  highAmount: number;
  expectedCount: number;
  unreliable: boolean;
  unreliableReasons: string[];
  closingDays: number;
  closedCount: number;
  laterCount: number;
  laterAmount: number;
  currency: string;
  stages: {
    openCount: number;
    openAmount: number;
    expectedAmount: number;
    lowRate: number;
    highRate: number;
    toWon: { count: number; of: number; rate: number };
  }[];
  months: { month: string; expectedCount: number; expectedAmount: number }[];
}

const forecastQuery = `query ($pipelineId: ID!, $months: Int!) {
  forecast(pipelineId: $pipelineId, months: $months) {
    openCount openAmount expectedCount expectedAmount lowAmount highAmount unreliable unreliableReasons closingDays closedCount currency
    stages { statusId name openCount openAmount toWon { count of rate } lowRate highRate expectedAmount unreliable }
    months { month expectedCount expectedAmount }
    laterCount laterAmount
  }
}`;

describe('A forecast', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  const ask = async (pipelineId: string, months: number) =>
    (await account.query<{ forecast: Answer }>(forecastQuery, { pipelineId, months })).forecast;

  for (const pipelineId of ['7604214', '7604218', '7604226']) {
    test(`of pipeline ${pipelineId} is what a recount of the log gives`, async () => {
      const forecast = await ask(pipelineId, 4);
      const { historySince, asOf } = await (await account.replica()).read(['leads', 'events']);
      const { expected, ...counts } = recountForecast(
        account.sandbox.data(),
        tellStays(account.sandbox.data(), 'Europe/Moscow'),
        { pipelineId: Number(pipelineId), months: 4, history: historySince ?? 0, asOf },
      );
      expect(forecast).toMatchObject(JSON.parse(JSON.stringify(counts)));
      let [count, sum] = [0, 0];
      for (const [index, month] of forecast.months.entries()) {
        count += month.expectedCount;
        sum += month.expectedAmount;
        expect(count).toBeCloseTo(expected[index]?.count ?? 0, 1);
        expect(sum).toBeCloseTo(expected[index]?.sum ?? 0, 1);
      }
    });
  }

  test('adds up: stages and months are the whole', async () => {
    const forecast = await ask('7604214', 12);
    const add = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
    expect(forecast.currency).toBe('RUB');
    expect(forecast.months.map(({ month }) => month)).toHaveLength(12);
    expect(forecast.months[0]?.month).toBe('2026-11');
    expect(add(forecast.stages.map(({ openCount }) => openCount))).toBe(forecast.openCount);
    expect(add(forecast.stages.map(({ openAmount }) => openAmount))).toBe(forecast.openAmount);
    expect(add(forecast.stages.map(({ expectedAmount }) => expectedAmount))).toBeCloseTo(forecast.expectedAmount, 2);
    const months = add(forecast.months.map(({ expectedAmount }) => expectedAmount));
    expect(months + forecast.laterAmount).toBeCloseTo(forecast.expectedAmount, 2);
    expect(forecast.lowAmount).toBeLessThan(forecast.expectedAmount);
    expect(forecast.highAmount).toBeGreaterThan(forecast.expectedAmount);
    for (const { toWon, lowRate, highRate } of forecast.stages) {
      expect(lowRate).toBeLessThanOrEqual(toWon.rate);
      expect(highRate).toBeGreaterThanOrEqual(toWon.rate);
    }
  });

  test('says why it is unreliable where the past has few leads', async () => {
    const forecast = await ask('7604226', 3);
    expect(forecast.unreliable).toBe(true);
    expect(forecast.unreliableReasons[0]).toMatch(/«.+» has \d+ leads of the past; fewer than 30 do not show a rate/);
  });

  test('has the interval of Wilson', () => {
    // 10 of 20, by hand: 0.5 ± 1.96 · √(0.25/20 + 3.8415/1600) / (1 + 3.8415/20).
    const { low, high } = wilsonInterval(10, 20);
    expect(low).toBeCloseTo(0.299298, 6);
    expect(high).toBeCloseTo(0.700702, 6);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    expect(wilsonInterval(0, 5).low).toBe(0);
  });
});
