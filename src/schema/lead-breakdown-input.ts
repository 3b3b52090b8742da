import { builder } from './builder.ts';

/** What leads are grouped by. */
export const LeadGroupBy = builder.enumType('LeadGroupBy', {
  description: 'A property of leads to group by. Days, weeks and months are those of the account’s time zone.',
  values: {
    PIPELINE: { description: 'The pipeline.' },
    STATUS: { description: 'The status in its pipeline.' },
    STATE: { description: 'Open, won or lost.' },
    RESPONSIBLE: { description: 'The responsible user.' },
    LOSS_REASON: { description: 'The reason of the loss; open and won leads have none.' },
    TAG: { description: 'A tag; a lead with two tags is in both groups.' },
    SOURCE: { description: 'The source.' },
    COMPANY: { description: 'The company.' },
    CREATED_DAY: { description: 'The day of creation, as `2026-11-28`.' },
    CREATED_WEEK: { description: 'The week of creation, by its Monday.' },
    CREATED_MONTH: { description: 'The month of creation, as `2026-11`.' },
    CREATED_QUARTER: { description: 'The quarter of creation, as `2026-Q4`.' },
    CLOSED_DAY: { description: 'The day of closing.' },
    CLOSED_WEEK: { description: 'The week of closing.' },
    CLOSED_MONTH: { description: 'The month of closing.' },
    CLOSED_QUARTER: { description: 'The quarter of closing.' },
    UPDATED_DAY: { description: 'The day of the last change.' },
    UPDATED_WEEK: { description: 'The week of the last change.' },
    UPDATED_MONTH: { description: 'The month of the last change.' },
    UPDATED_QUARTER: { description: 'The quarter of the last change.' },
  } as const,
});

/** The figures of a breakdown. */
const measures = {
  COUNT: { description: 'Number of leads.' },
  AMOUNT: { description: 'Sum of their amounts.' },
  AVERAGE_AMOUNT: { description: 'Average amount.' },
  MEDIAN_AMOUNT: { description: 'Median amount.' },
  WON_COUNT: { description: 'Number of won leads.' },
  WON_AMOUNT: { description: 'Sum of the won leads.' },
  LOST_COUNT: { description: 'Number of lost leads.' },
  LOST_AMOUNT: { description: 'Sum of the lost leads.' },
  OPEN_COUNT: { description: 'Number of open leads.' },
  OPEN_AMOUNT: { description: 'Sum of the open leads.' },
  WIN_RATE: { description: 'Share of won leads among closed ones, with both counts.' },
  MEDIAN_DAYS_TO_CLOSE: { description: 'Median days until a lead was won or lost.' },
  P90_DAYS_TO_CLOSE: { description: 'Days within which 90 % of the closed leads were closed.' },
} as const;

export const LeadMeasure = builder.enumType('LeadMeasure', {
  description: 'A figure of a group of leads.',
  values: measures,
});

export const LeadBreakdownOrder = builder.enumType('LeadBreakdownOrder', {
  description: 'What groups of leads are ordered by: a figure of the period, or their keys.',
  values: {
    KEY: { description: 'Times from the earliest, stages as in their pipeline, others by name.' },
    ...measures,
  } as const,
});

export const SortDirection = builder.enumType('SortDirection', {
  description: 'Which end of an order is first.',
  values: { ASC: { description: 'The smallest.' }, DESC: { description: 'The largest.' } } as const,
});

export const LeadPeriodTime = builder.enumType('LeadPeriodTime', {
  description: 'Which time of a lead lies in a period.',
  values: {
    CREATED: { description: 'When it was created.' },
    CLOSED: { description: 'When it was won or lost.' },
    UPDATED: { description: 'When it was last changed.' },
  } as const,
});

export const CompareTo = builder.enumType('CompareTo', {
  description: 'Which earlier period a period is compared with.',
  values: {
    PREVIOUS_PERIOD: {
      description: 'The one just before: as many whole months for whole months, otherwise as many days.',
    },
    SAME_PERIOD_A_YEAR_BEFORE: { description: 'The same dates of the year before; for whole weeks, 52 weeks before.' },
  } as const,
});

/** A period of leads. */
export const LeadBreakdownPeriod = builder.inputType('LeadBreakdownPeriod', {
  description: 'A period, both ends included. A date without a time means the whole day in the account’s timezone.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'Not before.' }),
    to: t.field({ type: 'DateTime', description: 'Not after; a date includes that day.' }),
    by: t.field({
      type: LeadPeriodTime,
      required: true,
      defaultValue: 'CREATED',
      description: 'Which time of a lead lies in it. By CLOSED without ends, leads that were closed at any time.',
    }),
  }),
});
