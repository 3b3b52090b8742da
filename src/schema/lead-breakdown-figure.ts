/** The figures of a breakdown: which there are, and how they are shown. */
import type { Figures } from '../replica/question/lead-breakdown.ts';
import type { BreakdownAnswer, LeadMeasure } from '../resolvers/lead-breakdown.ts';
import { divideExact, fromExact, toExact } from '../resolvers/price.ts';
import { builder } from './builder.ts';

/** What the figures of one answer have in common. */
interface Scope {
  currency: string | null;
  measures: BreakdownAnswer['measures'];
  hasWinRate: boolean;
}

/** Figures as they are shown. */
export interface ShownFigures {
  figures: Figures;
  scope: Scope;
}

/** Figures with those of the earlier period; null without one. */
export interface ComparedFigures extends ShownFigures {
  before: Figures | null;
}

interface Figure {
  /** The measures that it belongs to; it is shown if one of them was asked for. Always if empty. */
  of: readonly LeadMeasure[];
  kind: 'count' | 'money' | 'rate' | 'days';
  description: string;
  read(figures: Figures, scope: Scope): number | null;
}

const money = 'in whole units of the account’s currency';

/** All figures, by the name of their field. */
const shown = {
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

const figures: readonly [string, Figure][] = Object.entries(shown);

/** The measures that fields belong to. */
export function measuresOf(names: Iterable<string>): Set<LeadMeasure> {
  const wanted = new Set(names);
  return new Set(figures.flatMap(([name, { of }]) => (wanted.has(name) ? of : [])));
}

function read({ of, kind, read: readFigure }: Figure, own: Figures, scope: Scope): number | null {
  if (scope.measures && of.length > 0 && !of.some((measure) => scope.measures?.has(measure))) return null;
  const value = readFigure(own, scope);
  return value === null ? null : round(kind, value);
}

function round(kind: Figure['kind'], value: number): number {
  if (kind === 'rate') return Math.round(value * 10_000) / 10_000;
  return kind === 'days' ? Math.round(value * 10) / 10 : value;
}

function subtract(figure: Figure, now: number | null, before: number | null): number | null {
  if (now === null || before === null) return null;
  return figure.kind === 'money' ? fromExact(toExact(now) - toExact(before)) : round(figure.kind, now - before);
}

/** The figures of some leads. */
export const LeadFigures = builder.interfaceRef<ShownFigures>('LeadFigures').implement({
  description: 'Counts, sums and times of some leads. A figure that `measures` leaves out is null.',
  fields: (t) =>
    Object.fromEntries(
      figures.map(([name, figure]) => {
        const options = { nullable: true, description: figure.description } as const;
        const resolve = ({ figures: own, scope }: ShownFigures) => read(figure, own, scope);
        return [name, figure.kind === 'count' ? t.int({ ...options, resolve }) : t.float({ ...options, resolve })];
      }),
    ),
});

const LeadFiguresBefore = builder.objectRef<ShownFigures>('LeadFiguresBefore').implement({
  description: 'The figures of the earlier period.',
  interfaces: [LeadFigures],
});

const LeadFiguresChange = builder.objectRef<ComparedFigures & { before: Figures }>('LeadFiguresChange').implement({
  description: 'What was added since the earlier period: each figure minus its value then, as they are shown.',
  fields: (t) =>
    Object.fromEntries(
      figures.map(([name, figure]) => {
        const options = { nullable: true, description: `The change of \`${name}\`.` } as const;
        const resolve = ({ figures: own, before, scope }: ComparedFigures & { before: Figures }) =>
          subtract(figure, read(figure, own, scope), read(figure, before, scope));
        return [name, figure.kind === 'count' ? t.int({ ...options, resolve }) : t.float({ ...options, resolve })];
      }),
    ),
});

/** Figures that may be compared with an earlier period. */
export const ComparedLeadFigures = builder.interfaceRef<ComparedFigures>('ComparedLeadFigures').implement({
  description: 'Figures with those of the earlier period.',
  interfaces: [LeadFigures],
  fields: (t) => ({
    before: t.field({
      type: LeadFiguresBefore,
      nullable: true,
      description: 'The same in the earlier period; null without `compareTo`.',
      resolve: ({ before, scope }) => before && { figures: before, scope },
    }),
    change: t.field({
      type: LeadFiguresChange,
      nullable: true,
      description: 'What changed since the earlier period; null without `compareTo`.',
      resolve: ({ figures: own, before, scope }) => before && { figures: own, before, scope },
    }),
  }),
});
