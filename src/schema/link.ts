import type { Link as LinkRecord } from '../amocrm/index.ts';
import type { LinkInput as LinkTarget } from '../resolvers/link.ts';
import {
  type LinkChange,
  linkEntities,
  linkEntity,
  loadLinks,
  unlinkEntities,
  unlinkEntity,
} from '../resolvers/link.ts';
import { overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { EntityType } from './entity-type.ts';
import { inputOf } from './input.ts';

const Link = builder.objectRef<LinkRecord>('Link').implement({
  description: 'A link between two entities.',
  fields: (t) => ({
    entityType: t.expose('entity_type', { type: EntityType, description: 'Type of the entity that it starts from.' }),
    entityId: t.exposeID('entity_id', { description: 'Record id.' }),
    toEntityType: t.expose('to_entity_type', { type: EntityType, description: 'Type of the entity that it leads to.' }),
    toEntityId: t.exposeID('to_entity_id', { description: 'Record id.' }),
    isMain: t.exposeBoolean('is_main', {
      nullable: true,
      description: 'Whether the contact is the main one of the lead; null for other links.',
    }),
  }),
});

const LinkChangeType = builder.objectRef<LinkChange>('LinkChange').implement({
  description: 'The result for one link.',
  fields: (t) => ({
    entityType: t.field({
      type: EntityType,
      description: 'Type of the entity that the link starts from.',
      resolve: ({ link }) => link.entity_type,
    }),
    entityId: t.id({ description: 'Record id.', resolve: ({ link }) => link.entity_id }),
    toEntityType: t.field({
      type: EntityType,
      description: 'Type of the entity that it leads to.',
      resolve: ({ link }) => link.to_entity_type,
    }),
    toEntityId: t.id({ description: 'Record id.', resolve: ({ link }) => link.to_entity_id }),
    isMain: t.boolean({
      nullable: true,
      description: 'Whether the contact is the main one of the lead; null if that is not known.',
      resolve: ({ link }) => link.is_main,
    }),
    linked: t.exposeBoolean('linked', { description: 'Whether the two are linked now.' }),
    changed: t.exposeBoolean('changed', { description: 'Whether this call changed it.' }),
  }),
});

const LinkInput = inputOf<LinkTarget>()(
  builder.inputType('LinkInput', {
    description: 'What is linked.',
    fields: (t) => ({
      entityType: t.field({ type: EntityType, required: true, description: 'What is linked.' }),
      entityId: t.id({ required: true, description: 'Record id.', validate: constraint.id }),
      isMain: t.boolean({ description: 'Whether to make it the main contact of the lead.' }),
    }),
  }),
);

builder.queryField('links', (t) =>
  t.field({
    type: [Link],
    nullable: true,
    description: 'The links of some leads, contacts, companies or customers.',
    args: {
      entityType: t.arg({ type: EntityType, required: true, description: 'Type of the entities.' }),
      entityIds: t.arg.idList({ required: true, description: 'Ids of the entities.', validate: constraint.ids }),
    },
    resolve: (_root, { entityType, entityIds }, context) => loadLinks(entityType, entityIds, context),
  }),
);

builder.mutationFields((t) => {
  const args = {
    entityType: t.arg({ type: EntityType, required: true, description: 'Type of the one entity.' }),
    entityId: t.arg.id({ required: true, description: 'Record id.', validate: constraint.id }),
    links: t.arg({
      type: [LinkInput],
      required: true,
      description: 'The other entities.',
      validate: constraint.itemsUpTo(50),
    }),
  };
  const ends = {
    entityType: t.arg({ type: EntityType, required: true, description: 'Type of the first record.' }),
    entityId: t.arg.id({ required: true, description: 'Record id.', validate: constraint.id }),
    toEntityType: t.arg({ type: EntityType, required: true, description: 'Type of the second record.' }),
    toEntityId: t.arg.id({ required: true, description: 'Record id.', validate: constraint.id }),
  };
  return {
    linkEntity: t.field({
      type: LinkChangeType,
      description:
        'Links two entities; an existing link stays. A card has one company and a lead one main contact, which a new one replaces.',
      extensions: overwrites,
      args: {
        ...ends,
        isMain: t.arg.boolean({ description: 'Whether to make it the main contact of the lead.' }),
      },
      resolve: (_root, args, context) => linkEntity(args, context),
    }),
    unlinkEntity: t.field({
      type: LinkChangeType,
      description: 'Removes the link between two entities; both records stay.',
      extensions: overwrites,
      args: ends,
      resolve: (_root, args, context) => unlinkEntity(args, context),
    }),
    linkEntities: t.field({
      type: [Link],
      description:
        'Links several entities to one; existing links stay. A card has one company and a lead one main contact, which a new one replaces. Returns all its links.',
      extensions: overwrites,
      args,
      resolve: (_root, { entityType, entityId, links }, context) => linkEntities(entityType, entityId, links, context),
    }),
    unlinkEntities: t.field({
      type: [Link],
      description: 'Removes links of an entity. Returns those that remain.',
      extensions: overwrites,
      args,
      resolve: (_root, { entityType, entityId, links }, context) =>
        unlinkEntities(entityType, entityId, links, context),
    }),
  };
});
