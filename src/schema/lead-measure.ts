import { builder } from './builder.ts';
import { Lead } from './ref.ts';

/* What amoCRM itself measures of a lead (amoCRM API v4, Leads). */

builder.objectFields(Lead, (t) => ({
  score: t.int({
    nullable: true,
    description: 'amoCRM’s score of the lead; null if the account does not use scores.',
    resolve: (lead, _, { loaders }) => loaders.lead.read(lead, 'score'),
  }),
  laborCost: t.int({
    nullable: true,
    description: 'Seconds that users spent on it; null if the account does not record them.',
    resolve: (lead, _, { loaders }) => loaders.lead.read(lead, 'labor_cost'),
  }),
  isPriceModifiedByRobot: t.boolean({
    description: 'Whether a robot of amoCRM (Digital Pipeline, Salesbot) changed its price last.',
    resolve: async (lead, _, { loaders }) =>
      (await loaders.lead.read(lead, 'is_price_modified_by_robot', ['is_price_modified_by_robot'])) ?? false,
  }),
}));
