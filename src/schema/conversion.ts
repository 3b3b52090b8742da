import { builder } from './builder.ts';

/** A part of some leads. */
export const Conversion = builder.objectRef<{ count: number; of: number }>('Conversion').implement({
  description: 'How many of some leads went on, as both numbers and as their ratio.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'Number of leads that went on.' }),
    of: t.exposeInt('of', { description: 'Number of all leads that it is counted of.' }),
    rate: t.float({
      nullable: true,
      description: '`count` divided by `of`, 0 to 1; null if there are none.',
      resolve: ({ count, of }) => (of === 0 ? null : count / of),
    }),
  }),
});
