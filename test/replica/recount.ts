import type { LeadRow } from '../../src/sandbox/index.ts';

/** The figures of a breakdown, counted lead by lead. */
export interface Recounted {
  count: number;
  amount: number;
  averageAmount: number | null;
  medianAmount: number | null;
  wonCount: number;
  wonAmount: number;
  lostCount: number;
  lostAmount: number;
  openCount: number;
  openAmount: number;
  closedCount: number;
  winRate: number | null;
  timedCount: number;
  medianDaysToClose: number | null;
  p90DaysToClose: number | null;
}

const round = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;

function middle(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null;
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** Counts leads without a database. @param hasWinRate whether the groups may have won and lost leads alike */
export function recount(leads: readonly LeadRow[], hasWinRate = true): Recounted {
  const sum = (rows: readonly LeadRow[]) => rows.reduce((total, { price }) => total + price, 0);
  const inStatus = (id: number) => leads.filter(({ statusId }) => statusId === id);
  const [won, lost] = [inStatus(142), inStatus(143)];
  const open = leads.filter(({ statusId }) => statusId !== 142 && statusId !== 143);
  const closed = won.length + lost.length;
  const days = [...won, ...lost]
    .flatMap(({ createdAt, closedAt }) => (closedAt === null ? [] : [Math.max(0, closedAt - createdAt) / 86_400]))
    .sort((one, other) => one - other);
  const price = middle(leads.map((lead) => lead.price).sort((one, other) => one - other));
  const median = middle(days);
  const p90 = days[Math.ceil(days.length * 0.9) - 1];
  return {
    count: leads.length,
    amount: sum(leads),
    averageAmount: leads.length === 0 ? null : round(sum(leads) / leads.length, 2),
    medianAmount: price === null ? null : round(price, 2),
    wonCount: won.length,
    wonAmount: sum(won),
    lostCount: lost.length,
    lostAmount: sum(lost),
    openCount: open.length,
    openAmount: sum(open),
    closedCount: closed,
    winRate: closed === 0 || !hasWinRate ? null : round(won.length / closed, 4),
    timedCount: days.length,
    medianDaysToClose: median === null ? null : round(median, 1),
    p90DaysToClose: p90 === undefined ? null : round(p90, 1),
  };
}
