import type {
  EntityRights as EntityRightsRecord,
  Rights as RightsRecord,
  StatusRights as StatusRightsRecord,
  TaskRights as TaskRightsRecord,
} from '../amocrm/index.ts';
import type * as resolver from '../resolvers/rights.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { inputOf } from './input.ts';
import { Pipeline, Status } from './ref.ts';

/** How far a right reaches. */
export const AccessLevel = builder.enumType('AccessLevel', {
  description: 'How far a right reaches.',
  values: {
    ALL: { value: 'A', description: 'All records.' },
    GROUP: { value: 'G', description: 'Records of users of the same group.' },
    OWN: { value: 'M', description: 'Records that the user is responsible for.' },
    DENIED: { value: 'D', description: 'No record.' },
    LINKED: { value: 'L', description: 'Records that are linked to those of the user.' },
  } as const,
});

const texts = {
  view: 'Whether records can be read.',
  edit: 'Whether records can be changed.',
  add: 'Whether records can be created.',
  delete: 'Whether records can be deleted.',
  export: 'Whether records can be exported.',
};

const EntityRights = builder.objectRef<EntityRightsRecord>('EntityRights').implement({
  description: 'Rights on one type of record; null for a level that amoCRM does not document.',
  fields: (t) => ({
    view: t.expose('view', { type: AccessLevel, nullable: true, description: texts.view }),
    edit: t.expose('edit', { type: AccessLevel, nullable: true, description: texts.edit }),
    add: t.expose('add', { type: AccessLevel, nullable: true, description: texts.add }),
    delete: t.expose('delete', { type: AccessLevel, nullable: true, description: texts.delete }),
    export: t.expose('export', { type: AccessLevel, nullable: true, description: texts.export }),
  }),
});

const TaskRights = builder.objectRef<TaskRightsRecord>('TaskRights').implement({
  description: 'Rights on tasks.',
  fields: (t) => ({
    edit: t.expose('edit', { type: AccessLevel, nullable: true, description: texts.edit }),
    delete: t.expose('delete', { type: AccessLevel, nullable: true, description: texts.delete }),
  }),
});

const StatusRights = builder.objectRef<StatusRightsRecord>('StatusRights').implement({
  description: 'Rights on the leads of one status.',
  fields: (t) => ({
    pipelineId: t.exposeID('pipeline_id', { description: 'Pipeline id.' }),
    statusId: t.exposeID('status_id', { description: 'Status id.' }),
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline; null if it was deleted.',
      resolve: async (rights, _, { metadata }) => (await metadata.pipeline(rights.pipeline_id)) ?? null,
    }),
    status: t.field({
      type: Status,
      nullable: true,
      description: 'The status; null if it was deleted.',
      resolve: async (rights, _, { metadata }) => (await metadata.status(rights.pipeline_id, rights.status_id)) ?? null,
    }),
    view: t.field({
      type: AccessLevel,
      nullable: true,
      description: texts.view,
      resolve: ({ rights }) => rights.view,
    }),
    edit: t.field({
      type: AccessLevel,
      nullable: true,
      description: texts.edit,
      resolve: ({ rights }) => rights.edit,
    }),
    delete: t.field({
      type: AccessLevel,
      nullable: true,
      description: texts.delete,
      resolve: ({ rights }) => rights.delete,
    }),
    export: t.field({
      type: AccessLevel,
      nullable: true,
      description: texts.export,
      resolve: ({ rights }) => rights.export,
    }),
  }),
});

/** What a user or a role may do. */
export const Rights = builder.objectRef<RightsRecord>('Rights').implement({
  description: 'What a user or the users of a role may do.',
  fields: (t) => ({
    leads: t.expose('leads', { type: EntityRights, description: 'Rights on leads.' }),
    contacts: t.expose('contacts', { type: EntityRights, description: 'Rights on contacts.' }),
    companies: t.expose('companies', { type: EntityRights, description: 'Rights on companies.' }),
    tasks: t.expose('tasks', { type: TaskRights, description: 'Rights on tasks.' }),
    mailAccess: t.exposeBoolean('mail_access', { description: 'Whether mails can be read.' }),
    catalogAccess: t.exposeBoolean('catalog_access', { description: 'Whether catalogs can be used.' }),
    filesAccess: t.exposeBoolean('files_access', {
      nullable: true,
      description: 'Whether files can be used; null if the account has no such right.',
    }),
    statuses: t.expose('status_rights', {
      type: [StatusRights],
      description: 'Rights on single statuses, which override those on leads.',
    }),
  }),
});

const EntityRightsInput = inputOf<resolver.EntityRightsInput>()(
  builder.inputType('EntityRightsInput', {
    description: 'Rights on one type of record.',
    fields: (t) => ({
      view: t.field({ type: AccessLevel, description: texts.view }),
      edit: t.field({ type: AccessLevel, description: texts.edit }),
      add: t.field({ type: AccessLevel, description: texts.add }),
      delete: t.field({ type: AccessLevel, description: texts.delete }),
      export: t.field({ type: AccessLevel, description: texts.export }),
    }),
  }),
);

const TaskRightsInput = inputOf<resolver.TaskRightsInput>()(
  builder.inputType('TaskRightsInput', {
    description: 'Rights on tasks.',
    fields: (t) => ({
      edit: t.field({ type: AccessLevel, description: texts.edit }),
      delete: t.field({ type: AccessLevel, description: texts.delete }),
    }),
  }),
);

const StatusRightsInput = inputOf<resolver.StatusRightsInput>()(
  builder.inputType('StatusRightsInput', {
    description: 'Rights on the leads of one status.',
    fields: (t) => ({
      pipelineId: t.id({ required: true, description: 'Pipeline.', validate: constraint.id }),
      statusId: t.id({ required: true, description: 'Status.', validate: constraint.id }),
      view: t.field({ type: AccessLevel, description: texts.view }),
      edit: t.field({ type: AccessLevel, description: texts.edit }),
      delete: t.field({ type: AccessLevel, description: texts.delete }),
      export: t.field({ type: AccessLevel, description: texts.export }),
    }),
  }),
);

/** Rights that a caller gives. */
export const RightsInput = inputOf<resolver.RightsInput>()(
  builder.inputType('RightsInput', {
    description: 'What a user or the users of a role may do.',
    fields: (t) => ({
      leads: t.field({ type: EntityRightsInput, description: 'Rights on leads.' }),
      contacts: t.field({ type: EntityRightsInput, description: 'Rights on contacts.' }),
      companies: t.field({ type: EntityRightsInput, description: 'Rights on companies.' }),
      tasks: t.field({ type: TaskRightsInput, description: 'Rights on tasks.' }),
      mailAccess: t.boolean({ description: 'Whether mails can be read.' }),
      catalogAccess: t.boolean({ description: 'Whether catalogs can be used.' }),
      statuses: t.field({
        type: [StatusRightsInput],
        description: 'Rights on single statuses; they replace all that there were.',
        validate: constraint.listOf(250, 0),
      }),
    }),
  }),
);
