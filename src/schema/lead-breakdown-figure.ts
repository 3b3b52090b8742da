/** The figures of a breakdown, as they are shown. */

import type { Figures } from '../replica/question/lead-breakdown.ts';
import {
  type ComparedFigures,
  leadFigures,
  readFigure,
  type ShownFigures,
  subtractFigure,
} from '../resolvers/lead-figure.ts';
import { builder } from './builder.ts';

/** The figures of some leads. */
export const LeadFigures = builder.interfaceRef<ShownFigures>('LeadFigures').implement({
  description: 'Counts, sums and times of some leads. A figure that `measures` leaves out is null.',
  fields: (t) =>
    Object.fromEntries(
      leadFigures.map(([name, figure]) => {
        const options = { nullable: true, description: figure.description } as const;
        const resolve = ({ figures: own, scope }: ShownFigures) => readFigure(figure, own, scope);
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
      leadFigures.map(([name, figure]) => {
        const options = { nullable: true, description: `The change of \`${name}\`.` } as const;
        const resolve = ({ figures: own, before, scope }: ComparedFigures & { before: Figures }) =>
          subtractFigure(figure, readFigure(figure, own, scope), readFigure(figure, before, scope));
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
