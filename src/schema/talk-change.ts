import type { TalkChange as Change } from '../live/change.ts';
import { watchChanges } from '../resolvers/change.ts';
import { builder } from './builder.ts';
import { ChangeKind, needsWebhooks } from './change.ts';
import * as constraint from './constraint.ts';
import { Talk } from './ref.ts';

const TalkChange = builder.objectRef<Change>('TalkChange').implement({
  description: 'A change of a talk: a new one, a message in it, or another status.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ChangeKind, description: 'What happened.' }),
    talkId: t.exposeID('id', { description: 'Talk id.' }),
    talk: t.field({
      type: Talk,
      nullable: true,
      description: 'The talk as it is now, without its messages.',
      resolve: ({ record }) => record,
    }),
  }),
});

builder.subscriptionField('talkChanged', (t) =>
  t.field({
    type: TalkChange,
    description: `Changes of talks. ${needsWebhooks} A message counts as a change if its webhook is subscribed to; only Kommo has one, \`add_message\`.`,
    args: {
      leadId: t.arg.id({ description: 'Only talks about the lead with this id.', validate: constraint.id }),
      contactId: t.arg.id({ description: 'Only talks with the contact with this id.', validate: constraint.id }),
    },
    subscribe: (_root, { leadId, contactId }, context) =>
      watchChanges(
        'talks',
        ({ record }) =>
          record !== null &&
          (!leadId || (record.entity_type === 'lead' && record.entity_id === Number(leadId))) &&
          (!contactId || record.contact_id === Number(contactId)),
        context,
      ),
    resolve: (change) => change,
  }),
);
