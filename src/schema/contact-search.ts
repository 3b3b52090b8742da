import type { Contact as ContactRecord } from '../amocrm/index.ts';
import { selectedFields } from '../resolvers/list/selection.ts';
import { searchContacts } from '../resolvers/smart/search-contacts.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { Contact } from './ref.ts';
import { partArgs } from './relation.ts';

const ContactSearch = builder.objectRef<ContactRecord[]>('ContactSearch').implement({
  description: 'What a search for contacts found.',
  fields: (t) => ({
    count: t.int({ description: 'Number of contacts that were found.', resolve: (contacts) => contacts.length }),
    contacts: t.field({
      type: [Contact],
      description: 'The contacts, oldest first.',
      args: partArgs(t),
      resolve: (contacts, { first, after }) => {
        const place = after ? contacts.findIndex(({ id }) => String(id) === after) : -1;
        return contacts.slice(place + 1, first ? place + 1 + first : undefined);
      },
    }),
  }),
});

builder.queryField('contactSearch', (t) =>
  t.field({
    type: ContactSearch,
    nullable: true,
    description: 'The same search as `searchContacts`, with a count and a part of the result.',
    args: {
      query: t.arg.string({
        required: true,
        description: 'Phone, e-mail or name.',
        validate: constraint.query,
      }),
    },
    resolve: (_root, { query }, context, info) => searchContacts(query, context, selectedFields(info, ['contacts'])),
  }),
);
