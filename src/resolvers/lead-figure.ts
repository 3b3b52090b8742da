/** The figures of a breakdown: which there are, and how they are shown. */
import type { Figures } from '../replica/question/lead-breakdown.ts';
import type { BreakdownAnswer, LeadMeasure } from './lead-breakdown.ts';
import { divideExact, fromExact, toExact } from './price.ts';

/** What the figures of one answer have in common. */
export interface FigureScope {
  currency: string | null;
  measures: BreakdownAnswer['measures'];
  hasWinRate: boolean;
}

/** Figures as they are shown. */
export interface ShownFigures {
  figures: Figures;
  scope: FigureScope;
}

/** Figures with those of the earlier period; null without one. */
export interface ComparedFigures extends ShownFigures {
  before: Figures | null;
}

/** One of the figures, and how it is read. */
export interface Figure {
  /** The measures that it belongs to; it is shown if one of them was asked for. Always if empty. */
  of: readonly LeadMeasure[];
  kind: 'count' | 'money' | 'rate' | 'days';
  description: string;
  read(figures: Figures, scope: FigureScope): number | null;
}

const money = 'in whole units of the account’s currency';

/** All figures, by the name of their field. */
const figures = {
  count: { of: [], kind: 'count', description: 'Number of leads.', read: ({ all }) => all.count },
  amount: {
    of: ['AMOUNT', 'AVERAGE_AMOUNT'],
    kind: 'money',
    description: `The sum of their amounts, ${money}.`,
    read: ({ all }) => fromExact(all.amount),
  },
  averageAmount: {
    of: ['AVERAGE_AMOUNT'],
    kind: 'money',
    description: '`amount` divided by `count`; null if there are no leads.',
    read: ({ all }, { currency }) => (all.count === 0 ? null : divideExact(all.amount, all.count, currency)),
  },
  medianAmount: {
    of: ['MEDIAN_AMOUNT'],
    kind: 'money',
    description: 'The amount in the middle, or the mean of the two in the middle; null if there are no leads.',
    read: ({ price }, { currency }) => (price ? divideExact(BigInt(Math.round(price.median * 2)), 2, currency) : null),
  },
  wonCount: {
    of: ['WON_COUNT', 'WIN_RATE'],
    kind: 'count',
    description: 'Number of won leads.',
    read: ({ won }) => won.count,
  },
  wonAmount: {
    of: ['WON_AMOUNT'],
    kind: 'money',
    description: `The sum of the won leads, ${money}.`,
    read: ({ won }) => fromExact(won.amount),
  },
  lostCount: {
    of: ['LOST_COUNT'],
    kind: 'count',
    description: 'Number of lost leads.',
    read: ({ lost }) => lost.count,
  },
  lostAmount: {
    of: ['LOST_AMOUNT'],
    kind: 'money',
    description: `The sum of the lost leads, ${money}.`,
    read: ({ lost }) => fromExact(lost.amount),
  },
  openCount: {
    of: ['OPEN_COUNT'],
    kind: 'count',
    description: 'Number of open leads.',
    read: ({ all, won, lost }) => all.count - won.count - lost.count,
  },
  openAmount: {
    of: ['OPEN_AMOUNT'],
    kind: 'money',
    description: `The sum of the open leads, ${money}.`,
    read: ({ all, won, lost }) => fromExact(all.amount - won.amount - lost.amount),
  },
  closedCount: {
    of: ['WIN_RATE'],
    kind: 'count',
    description: 'Number of won and lost leads: what `winRate` is a share of.',
    read: ({ won, lost }) => won.count + lost.count,
  },
  winRate: {
    of: ['WIN_RATE'],
    kind: 'rate',
    description:
      'Share of won leads among closed ones, 0 to 1: `wonCount` divided by `closedCount`. Null if no lead is closed, or if the filter or the grouping decides it.',
    read: ({ won, lost }, { hasWinRate }) =>
      hasWinRate && won.count + lost.count > 0 ? won.count / (won.count + lost.count) : null,
  },
  timedCount: {
    of: ['MEDIAN_DAYS_TO_CLOSE', 'P90_DAYS_TO_CLOSE'],
    kind: 'count',
    description: 'Number of won and lost leads whose time of closing is known: those whose days to close are compared.',
    read: ({ seconds }) => seconds?.count ?? 0,
  },
  medianDaysToClose: {
    of: ['MEDIAN_DAYS_TO_CLOSE'],
    kind: 'days',
    description: 'Days from creation until a lead was won or lost, in the middle; null if there are none.',
    read: ({ seconds }) => seconds && seconds.median / 86_400,
  },
  p90DaysToClose: {
    of: ['P90_DAYS_TO_CLOSE'],
    kind: 'days',
    description: 'Days from creation within which 90 % of the won and lost leads were closed; null if there are none.',
    read: ({ seconds }) => seconds && seconds.p90 / 86_400,
  },
} as const satisfies Record<string, Figure>;

/** The name of a figure. */
export type FigureName = keyof typeof figures;

/** All figures, in their order. */
export const leadFigures = Object.entries(figures) as readonly (readonly [FigureName, Figure])[];

/** The measures that fields belong to. */
export function measuresOf(names: Iterable<string>): Set<LeadMeasure> {
  const wanted = new Set(names);
  return new Set(leadFigures.flatMap(([name, { of }]) => (wanted.has(name) ? of : [])));
}

/** Whether a figure is among those that were asked for. */
export function isWanted({ of }: Pick<Figure, 'of'>, measures: FigureScope['measures']): boolean {
  return measures === null || of.length === 0 || of.some((measure) => measures.has(measure));
}

/** The value of a figure, rounded as it is shown; null if it was not asked for or there is none. */
export function readFigure(figure: Figure, own: Figures, scope: FigureScope): number | null {
  const value = isWanted(figure, scope.measures) ? figure.read(own, scope) : null;
  return value === null ? null : round(figure.kind, value);
}

function round(kind: Figure['kind'], value: number): number {
  if (kind === 'rate') return Math.round(value * 10_000) / 10_000;
  return kind === 'days' ? Math.round(value * 10) / 10 : value;
}

/** What was added since the earlier period, of values as they are shown. */
export function subtractFigure(figure: Figure, now: number | null, before: number | null): number | null {
  if (now === null || before === null) return null;
  return figure.kind === 'money' ? fromExact(toExact(now) - toExact(before)) : round(figure.kind, now - before);
}
