import type { WebsiteButton as WebsiteButtonRecord } from '../amocrm/index.ts';
import { builder } from './builder.ts';
import { Pipeline } from './ref.ts';

/** A button of a site. */
export const WebsiteButton = builder.objectRef<WebsiteButtonRecord>('WebsiteButton').implement({
  description: 'A button through which visitors of a site write and call (кнопка на сайт).',
  fields: (t) => ({
    sourceId: t.exposeID('source_id', { description: 'Id of its source of leads.' }),
    buttonId: t.exposeID('button_id', { nullable: true, description: 'Its own id; null while amoCRM makes it.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline into which its leads come.',
      resolve: async ({ pipeline_id }, _, { metadata }) =>
        pipeline_id === null ? null : ((await metadata.pipeline(pipeline_id)) ?? null),
    }),
    creationStatus: t.exposeString('creation_status', {
      nullable: true,
      description: 'amoCRM’s name of how far it is made.',
    }),
    isDuplicateControlEnabled: t.exposeBoolean('is_duplication_control_enabled', {
      description: 'Whether amoCRM looks for duplicates of what comes in.',
    }),
    script: t.exposeString('script', {
      nullable: true,
      description: 'What a page must contain to show it; null while amoCRM makes it.',
    }),
  }),
});

builder.queryField('websiteButtons', (t) =>
  t.field({
    type: [WebsiteButton],
    nullable: true,
    description: 'The buttons of the account’s sites. They are cached for ten minutes.',
    resolve: (_root, _args, { metadata }) => metadata.websiteButtons(),
  }),
);
