import { showDateTime } from '../resolvers/account-time.ts';
import { entityOf } from '../resolvers/entity.ts';
import {
  type LastActivity as Activity,
  loadLastActivities,
  loadLastActivity,
  type RecordActivity as RecordOf,
} from '../resolvers/last-activity.ts';
import { loadKnownActivityAt } from '../resolvers/lead-replica.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { Entity } from './entity.ts';
import { EntityType } from './entity-type.ts';
import { resolveSubject, Subject } from './subject.ts';
import { TimelineKind, TimelineRecord } from './timeline.ts';
import { User } from './user.ts';

const counted =
  'Events and notes by people, calls and messages by anyone, and completed tasks count. What robots change does not, so this is not `updatedAt`.';
const cost =
  'The records of an answer are read together: requests to amoCRM for ten records’ events, and pages of their notes and completed tasks.';

const LastActivity = builder.objectRef<Activity>('LastActivity').implement({
  description: `The newest activity of a record. ${counted}`,
  fields: (t) => ({
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was; for a task, when the completed task was last changed.',
      resolve: ({ at }, _, context) => showDateTime(at, context),
    }),
    kind: t.field({ type: TimelineKind, description: 'What it was.', resolve: ({ kind }) => kind }),
    by: t.field({
      type: User,
      nullable: true,
      description: 'Its author; of a task, the responsible user; null for a robot or an integration.',
      resolve: ({ item }, _, context, info) =>
        loadUser('is_completed' in item ? item.responsible_user_id : item.created_by, context, info),
    }),
    record: t.field({
      type: TimelineRecord,
      description: 'The event, note or task that was counted.',
      resolve: ({ item }) => item,
    }),
  }),
});

builder.interfaceFields(Entity, (t) => ({
  lastActivityAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: `When something was last done about it; null if never. ${counted}`,
    resolve: async (record, _, context, info) => {
      const known = await loadKnownActivityAt(record);
      if (known !== undefined) return showDateTime(known, context);
      const activity = await loadLastActivity(entityOf(info), record.id, context);
      return activity && showDateTime(activity.at, context);
    },
  }),
  lastActivity: t.field({
    type: LastActivity,
    nullable: true,
    description: `What was last done about it; null if nothing was. ${cost}`,
    resolve: (record, _, context, info) => loadLastActivity(entityOf(info), record.id, context),
  }),
}));

const RecordActivity = builder.objectRef<RecordOf>('RecordActivity').implement({
  description: 'A record and its newest activity.',
  fields: (t) => ({
    entityId: t.exposeID('entityId', { description: 'Id of the record.' }),
    entity: t.field({
      type: Subject,
      nullable: true,
      description: 'The record; null if it was deleted.',
      resolve: ({ entityType, entityId }, _, context, info) => resolveSubject(entityType, entityId, context, info),
    }),
    lastActivity: t.expose('lastActivity', {
      type: LastActivity,
      nullable: true,
      description: 'Its newest activity; null if there is none.',
    }),
  }),
});

builder.queryField('lastActivities', (t) =>
  t.field({
    type: [RecordActivity],
    nullable: true,
    description: `What was last done about some records, which themselves are not read. ${cost}`,
    args: {
      entityType: t.arg({ type: EntityType, required: true, description: 'Type of the records.' }),
      entityIds: t.arg.idList({ required: true, description: 'Record ids.', validate: constraint.ids }),
    },
    resolve: (_root, { entityType, entityIds }, context) => loadLastActivities(entityType, entityIds, context),
  }),
);
