/** Counts a forecast lead by lead from the stays that the log tells, to compare with what the replica answers. */
import type { StageStayTable } from '../../src/replica/store/tables.ts';
import type { SandboxData } from '../../src/sandbox/index.ts';

const day = 86_400;

interface Question {
  pipelineId: number;
  months: number;
  history: number;
  asOf: number;
}

/** The answer to the query of `forecast.test.ts`; amounts may differ by a kopeck, counts by a hundredth. */
export function recountForecast(data: SandboxData, all: readonly StageStayTable[], question: Question) {
  const { pipelineId, months, history, asOf } = question;
  const own = all.filter((stay) => stay.pipeline_id === pipelineId);
  const closings = own
    .filter((stay) => [142, 143].includes(stay.status_id) && stay.next_pipeline_id === 0 && stay.entered_at !== null)
    .filter((stay) => (stay.pipeline_entered_at ?? 0) >= history)
    .map((stay) => (stay.entered_at ?? 0) - (stay.pipeline_entered_at ?? 0))
    .sort((one, other) => one - other);
  const p90 = closings[Math.ceil(closings.length * 0.9) - 1] ?? 0;
  const statuses = (data.metadata.pipelines.find(({ id }) => id === pipelineId)?.statuses ?? [])
    .filter(({ id, type }) => id !== 142 && id !== 143 && type === 0)
    .sort((one, other) => one.sort - other.sort);
  const today = Date.UTC(2026, 10, 5);
  const within = Array.from({ length: months }, (_, index) => (Date.UTC(2026, 11 + index, 1) - today) / (day * 1000));
  const expected = within.map(() => ({ count: 0, sum: 0 }));
  const stages = statuses.map(({ id, name }) => {
    const open = own.filter((stay) => stay.status_id === id && stay.next_pipeline_id === 0);
    const sample = own.filter(
      (stay) =>
        stay.status_id === id &&
        stay.is_last === 1 &&
        stay.entered_at !== null &&
        stay.entered_at >= history &&
        stay.entered_at <= asOf - p90,
    );
    const won = sample.filter((stay) => stay.is_won === 1);
    const waited = won.map((stay) => {
      const win = own.find((other) => other.lead_id === stay.lead_id && other.status_id === 142 && other.is_last === 1);
      return Math.floor(((win?.entered_at ?? 0) - (stay.entered_at ?? 0)) / day);
    });
    const prices = open.map((stay) => data.leads.get(stay.lead_id)?.price ?? 0);
    const rate = won.length / sample.length;
    for (const [index, stay] of open.entries()) {
      const age = Math.floor((asOf - Math.max(stay.entered_at ?? history, history)) / day);
      const rest = waited.filter((days) => days >= age);
      if (rest.length === 0) continue;
      for (const [month, days] of within.entries()) {
        const share = rate * (rest.filter((each) => each < age + days).length / rest.length);
        const sums = expected[month] ?? { count: 0, sum: 0 };
        sums.count += share;
        sums.sum += share * (prices[index] ?? 0);
      }
    }
    const amount = prices.reduce((sum, price) => sum + price, 0);
    return {
      statusId: String(id),
      name,
      openCount: open.length,
      openAmount: amount,
      toWon: { count: won.length, of: sample.length },
      expectedAmount: Math.round(amount * rate * 100) / 100,
      unreliable: sample.length < 30,
    };
  });
  return { closedCount: closings.length, closingDays: Math.round(p90 / 864) / 100, stages, expected };
}
