import { type BatchOutcome, sendItems, sendWhole, type WriteRoute } from './batch.ts';
import type { FieldOwner } from './custom-field-definition.ts';
import { listAll, type Send } from './list.ts';
import { type Json, parseBoolean, parseNumber, parsePart, parseText } from './parse.ts';
import { fillPath } from './transport/index.ts';

/** A group of custom fields: a tab of the card. */
export interface CustomFieldGroup {
  /** `statistic`, `leads_4651…`. */
  id: string;
  name: string;
  sort: number;
  is_predefined: boolean;
  /** `custom_field_group`, or `linked_group` for products. */
  type: string;
  /** Ids of its fields; null if amoCRM left them out. */
  fields: number[] | null;
}

/** A new group. */
export interface CustomFieldGroupCreate {
  name: string;
  sort: number;
}

/** A change of a group. */
export interface CustomFieldGroupPatch {
  name?: string;
  sort?: number;
  /** The whole list: fields that are not in it leave the group. */
  fields?: number[];
}

/** The routes of field groups (amoCRM API v4, Custom fields: groups); administrators write. */
export function customFieldGroupRoutes(send: Send) {
  const pathOf = (owner: FieldOwner) => `/${owner}/custom_fields/groups`;
  return {
    all: (owner: FieldOwner): Promise<CustomFieldGroup[]> =>
      listAll(send, pathOf(owner), 'custom_field_groups', parseGroup),
    create(owner: FieldOwner, groups: readonly CustomFieldGroupCreate[]): Promise<BatchOutcome<CustomFieldGroup>[]> {
      const route: WriteRoute<CustomFieldGroup> = {
        method: 'POST',
        path: pathOf(owner),
        key: 'custom_field_groups',
        // The ids of groups are texts: whether there is one says that the group was created.
        idOf: ({ id, name }) => (parseText(id) || parseText(name) ? 1 : undefined),
        parse: parseGroup,
      };
      return sendItems(send, route, groups);
    },
    /** @throws {NotFoundError} */
    async update(owner: FieldOwner, id: string, change: CustomFieldGroupPatch): Promise<CustomFieldGroup> {
      const route = `${pathOf(owner)}/{groupId}`;
      const { body } = await sendWhole(send, {
        method: 'PATCH',
        route,
        path: fillPath(route, { groupId: id }),
        body: change,
      });
      return parseGroup({ id, ...parsePart(body) });
    },
    /** @throws {NotFoundError} */
    async delete(owner: FieldOwner, id: string): Promise<void> {
      const route = `${pathOf(owner)}/{groupId}`;
      await send({ method: 'DELETE', route, path: fillPath(route, { groupId: id }) });
    },
  };
}

function parseGroup(item: Json): CustomFieldGroup {
  return {
    id: parseText(item.id),
    name: parseText(item.name),
    sort: parseNumber(item.sort),
    is_predefined: parseBoolean(item.is_predefined),
    type: parseText(item.type) || 'custom_field_group',
    fields: Array.isArray(item.fields) ? item.fields.map(parseNumber) : null,
  };
}
