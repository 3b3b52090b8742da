/** What the arguments of the mutations that link and unlink records do. */
import { expect } from 'vitest';
import { type Effect, path, type Seen, sentAt } from './effect.ts';
import { entityOf } from './value.ts';

/** The records at both ends of a link, as the arguments say them. */
function endsIn({ args }: Seen) {
  const [link] = (args.links as Record<string, unknown>[] | undefined) ?? [
    { entityType: args.toEntityType, entityId: args.toEntityId },
  ];
  const toEnd = (type: unknown, id: unknown) => ({ entity: entityOf(type), id: Number(id) });
  return { one: toEnd(args.entityType, args.entityId), other: toEnd(link?.entityType, link?.entityId) };
}

/** How two records are linked now; undefined where they are not. */
function findLink(seen: Seen): { isMain?: boolean } | undefined {
  const { one, other } = endsIn(seen);
  const ends = new Map([one, other].map(({ entity, id }) => [entity, id]));
  const lead = seen.data.leads.get(ends.get('leads') ?? 0);
  const contact = seen.data.contacts.get(ends.get('contacts') ?? 0);
  const customer = seen.data.customers.get(ends.get('customers') ?? 0);
  if (customer && contact) return customer.contactIds.includes(contact.id) ? {} : undefined;
  if (customer) return customer.companyId === ends.get('companies') ? {} : undefined;
  if (lead && contact) return lead.contacts.find(({ id }) => id === contact.id);
  return (lead ?? contact)?.companyId === ends.get('companies') ? {} : undefined;
}

/** The ends of a link are in the address and in the body, and the records are linked, or are not any more. */
function linking(verb: 'link' | 'unlink'): Effect {
  return (seen) => {
    const { one, other } = endsIn(seen);
    path(() => `/${one.entity}/${one.id}/${verb}`, 'POST')(seen);
    expect(sentAt(seen, 'to_entity_id')).toEqual([other.id]);
    expect(sentAt(seen, 'to_entity_type')).toEqual([other.entity]);
    expect(findLink(seen) !== undefined).toBe(verb === 'link');
  };
}

const mainLink: Effect = (seen) => {
  linking('link')(seen);
  expect(sentAt(seen, 'metadata.is_main')).toEqual(seen.value ? [true] : []);
  expect(findLink(seen)?.isMain).toBe(seen.value);
};

export const links: Record<string, Effect> = {
  ...Object.fromEntries(
    (['link', 'unlink'] as const).flatMap((verb) =>
      [
        ...['entityType', 'entityId'].map((name) => `Mutation.${verb}Entities.${name}`),
        ...['entityType', 'entityId', 'toEntityType', 'toEntityId'].map((name) => `Mutation.${verb}Entity.${name}`),
        ...['entityType', 'entityId'].map((name) => `${verb}Entities LinkInput.${name}`),
      ].map((key) => [key, linking(verb)]),
    ),
  ),
  'Mutation.linkEntity.isMain': mainLink,
  'linkEntities LinkInput.isMain': mainLink,
  // A link goes whichever contact is the main one.
  'unlinkEntities LinkInput.isMain': linking('unlink'),
};
