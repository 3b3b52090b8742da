import type { IncomingLeadChange as Change } from '../live/change.ts';
import { watchChanges } from '../resolvers/change.ts';
import { builder } from './builder.ts';
import { needsWebhooks } from './change.ts';
import { IncomingLead } from './incoming-lead.ts';
import { IncomingLeadCategory } from './incoming-lead-metadata.ts';
import { Lead } from './ref.ts';

const Kind = builder.enumType('IncomingLeadChangeKind', {
  description: 'What happened to an incoming lead.',
  values: {
    ADDED: { description: 'It came in.' },
    UPDATED: { description: 'It was changed.' },
    ACCEPTED: { description: 'It was accepted or attached to a lead.' },
    DECLINED: { description: 'It was declined: its lead is in the trash.' },
    DELETED: { description: 'It is gone, and amoCRM did not say why.' },
  } as const,
});

function kindOf({ kind, told }: Change) {
  if (kind === 'DELETED') return told?.decision ?? 'DELETED';
  return kind === 'ADDED' ? 'ADDED' : 'UPDATED';
}

const IncomingLeadChange = builder.objectRef<Change>('IncomingLeadChange').implement({
  description: 'A change of an incoming lead.',
  fields: (t) => ({
    kind: t.field({ type: Kind, description: 'What happened.', resolve: kindOf }),
    uid: t.exposeString('id', { description: 'Its uid.' }),
    incomingLead: t.field({
      type: IncomingLead,
      nullable: true,
      description: 'The incoming lead as it is now; null if it was decided.',
      resolve: ({ record }) => record,
    }),
    leadId: t.id({
      nullable: true,
      description: 'Id of its lead, or of the one that it was attached to; null if amoCRM did not name it.',
      resolve: ({ record, told }) => record?.lead_id ?? told?.leadId ?? null,
    }),
    lead: t.field({
      type: Lead,
      nullable: true,
      description: 'The lead that it became or was attached to; null before that, and if it was declined.',
      resolve: (change) => {
        const { told } = change;
        return kindOf(change) === 'ACCEPTED' && told?.leadId !== undefined ? { id: told.leadId } : null;
      },
    }),
  }),
});

builder.subscriptionField('incomingLeadChanged', (t) =>
  t.field({
    type: IncomingLeadChange,
    description: `Incoming leads that come in or are decided. ${needsWebhooks} Their webhook is chosen in amoCRM’s settings; \`webhooks subscribe\` cannot do it, because amoCRM does not publish its name.`,
    args: { category: t.arg({ type: IncomingLeadCategory, description: 'Only incoming leads of this category.' }) },
    subscribe: (_root, { category }, context) =>
      watchChanges(
        'incomingLeads',
        ({ record, told }) => !category || (record ?? told)?.category === category,
        context,
      ),
    resolve: (change) => change,
  }),
);
