import type { DateTimeRangeInput } from '../resolvers/list/range.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { inputOf } from './input.ts';

/** A range of times. */
export const DateTimeRange = inputOf<DateTimeRangeInput>()(
  builder.inputType('DateTimeRange', {
    description:
      'A range of time, both ends included. A date without a time means the whole day in the account’s timezone.',
    fields: (t) => ({
      from: t.field({ type: 'DateTime', description: 'Not before.' }),
      to: t.field({ type: 'DateTime', description: 'Not after; a date includes that day.' }),
    }),
  }),
);

/** A range of amounts. */
export const MoneyRange = builder.inputType('MoneyRange', {
  description: 'A range of amounts in the account’s currency, both ends included.',
  fields: (t) => ({
    from: t.float({ description: 'Not less than.', validate: constraint.money }),
    to: t.float({ description: 'Not more than.', validate: constraint.money }),
  }),
});
