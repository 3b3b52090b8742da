import type { CustomFieldFilterInput } from '../resolvers/custom-field/condition.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { inputOf } from './input.ts';

/** A condition on one custom field (amoCRM API v4, Filtering by custom fields). */
export const CustomFieldFilter = inputOf<CustomFieldFilterInput>()(
  builder.inputType('CustomFieldFilter', {
    description:
      'A condition on one custom field: either `values`, or `from` and `to`. amoCRM filters by text, number, date, option, ticked checkbox, phone and e-mail fields.',
    fields: (t) => ({
      field: t.string({ required: true, description: 'Name, code or id.', validate: constraint.reference }),
      values: t.field({
        type: ['CustomFieldInputValue'],
        description:
          'Any of these: exact texts, numbers, option labels, or true. A phone is compared as it was typed; searchContacts finds every spelling.',
        validate: constraint.listOf(50),
      }),
      from: t.field({ type: 'CustomFieldInputValue', description: 'Number or date, not less than.' }),
      to: t.field({
        type: 'CustomFieldInputValue',
        description: 'Number or date, not more than; a date includes that day.',
      }),
    }),
  }),
);

/** The filter by custom fields of leads, contacts or companies. */
export const customFieldFilters = {
  description:
    'Conditions on custom fields. Needs the account’s switch `is_api_filter_enabled`; an error says if it is off.',
  validate: constraint.listOf(10),
};
