import { type Call, empty, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { assertValid, type Check, parseBatch, parseItem } from '../check.ts';
import { formatGroup } from '../formatters/custom-field-group.ts';
import { listPage } from '../listing.ts';
import type { FieldGroupRow, FieldOwner } from '../metadata.ts';
import { Problem } from '../problem.ts';
import type { EntityType } from '../rows.ts';

/** The groups of the fields of leads, contacts and companies. */
export const customFieldGroupRoutes: Route[] = fieldGroupRoutesOf(
  '/{entity}',
  ({ params }) => params.entity as EntityType,
);

/**
 * The routes of the field groups of one kind of owner (amoCRM API v4, custom fields: groups).
 *
 * @param prefix the path of the owner
 * @param ownerOf the owner that a request names
 */
export function fieldGroupRoutesOf(prefix: string, ownerOf: (call: Call) => FieldOwner): Route[] {
  const template = `${prefix}/custom_fields/groups`;
  const one = `${template}/{groupId}`;
  return [
    { method: 'GET', template, handle: (call) => listGroups(call, ownerOf(call)) },
    { method: 'POST', template, handle: (call) => addGroups(call, ownerOf(call)) },
    { method: 'GET', template: one, handle: (call) => ok(formatGroup(call, findGroup(call, ownerOf(call)))) },
    { method: 'PATCH', template: one, handle: (call) => changeGroup(call, ownerOf(call)) },
    { method: 'DELETE', template: one, handle: (call) => deleteGroup(call, ownerOf(call)) },
  ];
}

function listGroups(call: Call, owner: FieldOwner): Reply {
  return listPage(call, call.store.fields.groups(owner), {
    key: 'custom_field_groups',
    format: (group) => formatGroup(call, group),
    counts: true,
  });
}

function findGroup(call: Call, owner: FieldOwner): FieldGroupRow {
  const group = call.store.fields.groups(owner).find(({ id }) => id === call.params.groupId);
  if (group === undefined) throw new Problem(404, 'Custom field group not found');
  return group;
}

function addGroups(call: Call, owner: FieldOwner): Reply {
  requireAdmin(call);
  const items = parseBatch(call.body);
  for (const { check } of items) {
    check.require('name', 'sort');
    checkName(check);
    check.integer('sort');
  }
  assertValid(items);
  const groups = items.map(({ check, requestId }) => {
    const [name = '', sort = 0] = [check.string('name'), check.integer('sort')];
    const group = call.store.fields.addGroup({ name, sort, entityType: owner, isPredefined: false });
    return { ...formatGroup(call, group), request_id: requestId };
  });
  return { ...ok({ _total_items: groups.length, _embedded: { custom_field_groups: groups } }), status: 201 };
}

/** `fields` are all fields of the group; the others leave it. */
function changeGroup(call: Call, owner: FieldOwner): Reply {
  requireAdmin(call);
  const group = findGroup(call, owner);
  const item = parseItem(call.body);
  const { check } = item;
  const { fields } = check.source;
  const ids = Array.isArray(fields) ? fields.map(Number) : undefined;
  for (const [index, id] of (ids ?? []).entries()) {
    if (call.store.field(id)?.entityType !== owner) check.refuse(`fields.${index}`);
  }
  checkName(check);
  const [name = group.name, sort = group.sort] = [check.string('name'), check.integer('sort')];
  assertValid([item]);
  const changed = call.store.fields.putGroup({ ...group, name, sort });
  if (ids !== undefined) moveFields(call, changed, new Set(ids));
  return ok(formatGroup(call, changed));
}

function checkName(check: Check): void {
  const name = check.string('name');
  if (name !== undefined && (name.trim() === '' || name.length > 255)) check.refuse('name');
}

function moveFields(call: Call, group: FieldGroupRow, ids: ReadonlySet<number>): void {
  for (const { id, groupId, entityType } of call.store.metadata.fields) {
    if (entityType !== group.entityType) continue;
    if (ids.has(id)) call.store.fields.change(id, { groupId: group.id });
    else if (groupId === group.id) call.store.fields.change(id, { groupId: null });
  }
}

function deleteGroup(call: Call, owner: FieldOwner): Reply {
  requireAdmin(call);
  const group = findGroup(call, owner);
  if (group.isPredefined) throw new Problem(422, 'Predefined groups cannot be deleted');
  call.store.fields.deleteGroup(group.id);
  return empty;
}
