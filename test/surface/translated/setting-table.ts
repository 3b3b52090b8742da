/** What the arguments and inputs of settings do: pipelines, statuses, loss reasons, users, roles and webhooks. */
import { expect } from 'vitest';
import { type Effect, idsOf, path, pick, query, type Seen, sentAt, write, writes } from './effect.ts';

const id = Number;
type Part = 'pipelines' | 'lossReasons' | 'users' | 'roles';
/** What the settings of one kind have at a path now. */
const kept = (part: Part, at: string) => (seen: Seen) => pick(seen.data.metadata[part], at);
const pipeline = (sent: string, at: string) => write(sent, kept('pipelines', at));
const status = (sent: string, at: string, print?: (value: unknown) => unknown) =>
  write(sent, kept('pipelines', `statuses.${at}`), print);
const user = (sent: string, at: string, print?: (value: unknown) => unknown) => write(sent, kept('users', at), print);

const levels: Readonly<Record<string, string>> = { ALL: 'A', GROUP: 'G', OWN: 'M', DENIED: 'D', LINKED: 'L' };

/** A right stands under the type of record that the path of the place names. */
const right: Effect = (seen) => {
  const [area = '', name = ''] = seen.place.path.slice(-2);
  const [sent, stored] =
    area === 'statuses'
      ? [`status_rights.rights.${name}`, `rights.stages.rights.${name}`]
      : [`rights.${area}.${name}`, `rights.${area}.${name}`];
  const { roles, users } = seen.data.metadata;
  write(
    sent,
    () => pick([roles, users], stored),
    (value) => levels[String(value)],
  )(seen);
};

const ofRights = (sent: string, stored: string, print?: (value: unknown) => unknown) =>
  write(sent, ({ data }) => pick([data.metadata.roles, data.metadata.users], `rights.${stored}`), print);

const answered: Effect = (seen) => expect(idsOf(seen.answers)).toEqual([id(seen.value)]);

/** The status is deleted only if it has no leads or these may be moved. */
const inUse: Effect = Object.assign(
  (seen: Seen) => {
    expect(seen.failures.map(({ code }) => code)).toEqual(['STILL_IN_USE']);
    query('filter[pipeline_id][]')(seen);
    expect(writes(seen)).toEqual([]);
  },
  { isRefusal: true },
);

const statuses = (seen: Seen) => `/leads/pipelines/${seen.args.pipelineId}/statuses`;
const oneStatus = (seen: Seen) => `${statuses(seen)}/${seen.args.statusId}`;

/** The users are sent, and are active or not. */
const active =
  (verb: 'activate' | 'deactivate'): Effect =>
  (seen) => {
    path(() => `/users/${verb}`, 'POST')(seen);
    const ids = [seen.value].flat().map(id);
    expect(sentAt(seen, 'id')).toEqual(ids);
    const users = seen.data.metadata.users.filter((row) => ids.includes(row.id));
    expect(users.every(({ isActive }) => isActive === (verb === 'activate'))).toBe(true);
  };

const destinations = ({ data }: Seen) => data.webhooks.map(({ destination }) => destination);

const ended: Effect = (seen) => {
  expect(destinations(seen)).not.toContain(sentAt(seen, 'destination')[0]);
  path(() => '/webhooks', 'DELETE')(seen);
};

export const settings: Record<string, Effect> = {
  'CreatePipelineInput.name': pipeline('name', 'name'),
  'CreatePipelineInput.sort': pipeline('sort', 'sort'),
  'CreatePipelineInput.isMain': pipeline('is_main', 'isMain'),
  'CreatePipelineInput.takesIncomingLeads': pipeline('is_unsorted_on', 'isUnsortedOn'),
  'NewStatusInput.name': status('statuses.name', 'name'),
  'NewStatusInput.sort': status('statuses.sort', 'sort'),
  'NewStatusInput.color': status('statuses.color', 'color'),
  'Mutation.updatePipeline.id': path(({ value }) => `/leads/pipelines/${value}`, 'PATCH'),
  'UpdatePipelineInput.name': pipeline('name', 'name'),
  'UpdatePipelineInput.sort': pipeline('sort', 'sort'),
  'UpdatePipelineInput.isMain': pipeline('is_main', 'isMain'),
  'UpdatePipelineInput.takesIncomingLeads': pipeline('is_unsorted_on', 'isUnsortedOn'),
  'Mutation.deletePipeline.id': inUse,
  'Mutation.createStatus.pipelineId': path(statuses, 'POST'),
  'CreateStatusInput.name': status('name', 'name'),
  'CreateStatusInput.sort': status('sort', 'sort'),
  'CreateStatusInput.color': status('color', 'color'),
  'Mutation.updateStatus.pipelineId': path(oneStatus, 'PATCH'),
  'Mutation.updateStatus.statusId': path(oneStatus, 'PATCH'),
  'UpdateStatusInput.name': status('name', 'name'),
  'UpdateStatusInput.sort': status('sort', 'sort'),
  'UpdateStatusInput.color': status('color', 'color'),
  'StatusDescriptionInput.level': status('descriptions.level', 'descriptions.level', (value) =>
    String(value).toLowerCase(),
  ),
  'StatusDescriptionInput.text': status('descriptions.description', 'descriptions.description'),
  'Mutation.orderStatuses.pipelineId': path((seen) => `${statuses(seen)}/63210610`, 'PATCH'),
  'Mutation.orderStatuses.statusIds': (seen) => {
    path((of) => `${statuses(of)}/63210610`, 'PATCH')(seen);
    const now = seen.data.metadata.pipelines.find(({ id }) => id === 7_604_218)?.statuses ?? [];
    const order = now.filter(({ isEditable }) => isEditable).toSorted((a, b) => a.sort - b.sort);
    expect(order.map((row) => String(row.id))).toEqual(seen.value);
  },
  'Mutation.deleteStatus.pipelineId': path(oneStatus, 'DELETE'),
  'Mutation.deleteStatus.statusId': path(oneStatus, 'DELETE'),
  'Mutation.deleteStatus.moveLeads': (seen) => {
    path(oneStatus, 'DELETE')(seen);
    expect(seen.changed.leads.length).toBeGreaterThan(0);
  },
  'Mutation.createLossReason.name': write('name', kept('lossReasons', 'name')),
  'Mutation.createLossReason.sort': write('sort', kept('lossReasons', 'sort')),
  'Mutation.deleteLossReason.id': path(({ value }) => `/leads/loss_reasons/${value}`, 'DELETE'),
  'Query.user.id': answered,
  'CreateUserInput.name': user('name', 'name'),
  'CreateUserInput.email': user('email', 'email'),
  'CreateUserInput.password': (seen) => {
    expect(sentAt(seen, 'password')).toEqual([seen.value]);
    expect(JSON.stringify([seen.answers, seen.failures])).not.toContain(String(seen.value));
  },
  'CreateUserInput.language': user('lang', 'lang', (value) => String(value).toLowerCase()),
  'CreateUserInput.roleId': user('rights.role_id', 'roleId', id),
  'CreateUserInput.isFree': (seen) => {
    if (seen.value) user('rights.is_free', 'isFree')(seen);
    else expect(sentAt(seen, 'is_free')).toEqual([]);
  },
  'Mutation.activateUsers.ids': active('activate'),
  'Mutation.deactivateUsers.ids': active('deactivate'),
  'Query.role.id': answered,
  'CreateRoleInput.name': write('name', kept('roles', 'name')),
  'UpdateRoleInput.name': write('name', kept('roles', 'name')),
  'Mutation.updateRole.id': path(({ value }) => `/roles/${value}`, 'PATCH'),
  'Mutation.deleteRole.id': path(({ value }) => `/roles/${value}`, 'DELETE'),
  'Mutation.deleteRole.confirm': path(({ args }) => `/roles/${args.id}`, 'DELETE'),
  ...Object.fromEntries(
    [
      ...['view', 'edit', 'add', 'delete', 'export'].map((name) => `EntityRightsInput.${name}`),
      ...['edit', 'delete'].map((name) => `TaskRightsInput.${name}`),
      ...['view', 'edit', 'delete', 'export'].map((name) => `StatusRightsInput.${name}`),
    ].map((key) => [key, right]),
  ),
  'StatusRightsInput.pipelineId': ofRights('status_rights.pipeline_id', 'stages.pipelineId', id),
  'StatusRightsInput.statusId': ofRights('status_rights.status_id', 'stages.statusId', id),
  'RightsInput.mailAccess': ofRights('rights.mail_access', 'mailAccess'),
  'RightsInput.catalogAccess': ofRights('rights.catalog_access', 'catalogAccess'),
  'Query.webhooks.destination': query('filter[destination]'),
  'Mutation.subscribeWebhook.destination': write('destination', destinations),
  'Mutation.subscribeWebhook.events': write(
    'settings',
    ({ data }) => data.webhooks.flatMap(({ settings }) => settings),
    (value) => String(value).toLowerCase(),
  ),
  'Mutation.subscribeWebhook.confirm': path(() => '/webhooks', 'POST'),
  'Mutation.unsubscribeWebhook.destination': ended,
  'Mutation.unsubscribeWebhook.confirm': ended,
};
