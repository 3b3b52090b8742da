import type { Widget as WidgetRecord, WidgetSetting as WidgetSettingRecord } from '../amocrm/index.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { Pipeline } from './ref.ts';

const WidgetSetting = builder.objectRef<WidgetSettingRecord>('WidgetSetting').implement({
  description: 'A value that a widget asks for when it is installed.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    type: t.exposeString('type', { description: 'amoCRM’s name of its type: `text`, `pass`, `users`, `custom` …' }),
    isRequired: t.exposeBoolean('is_required', { description: 'Whether the widget needs it.' }),
  }),
});

/** A widget of the marketplace. */
export const Widget = builder.objectRef<WidgetRecord>('Widget').implement({
  description: 'A widget of amoCRM’s marketplace, installed or not.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    code: t.exposeString('code', { description: 'Its code, which is unique.' }),
    version: t.exposeString('version', { nullable: true, description: 'Its version.' }),
    rating: t.exposeFloat('rating', { nullable: true, description: 'Its rating in the marketplace, up to 5.' }),
    isInstalled: t.exposeBoolean('is_active', { description: 'Whether it is installed in the account.' }),
    isLeadSource: t.exposeBoolean('is_lead_source', { description: 'Whether leads come in through it.' }),
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline into which its leads come.',
      resolve: async ({ pipeline_id }, _, { metadata }) =>
        pipeline_id === null ? null : ((await metadata.pipeline(pipeline_id)) ?? null),
    }),
    settings: t.field({
      type: [WidgetSetting],
      description: 'The values that it asks for. amoCRM does not show the values themselves.',
      resolve: ({ settings }) => settings,
    }),
  }),
});

builder.queryField('widgets', (t) =>
  t.field({
    type: [Widget],
    nullable: true,
    description: 'The widgets of the marketplace. They are cached for ten minutes.',
    args: {
      isInstalled: t.arg.boolean({ description: 'Only installed ones (true), only others (false), or all (null).' }),
      code: t.arg.string({ description: 'Only the widget with this code.', validate: constraint.name }),
    },
    resolve: async (_root, { isInstalled, code }, { metadata }) =>
      (await metadata.widgets()).filter(
        (widget) => (isInstalled == null || widget.is_active === isInstalled) && (code == null || widget.code === code),
      ),
  }),
);
