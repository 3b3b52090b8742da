/** `ifUnchangedSince`: refuses a change of a record that was changed after the caller has read it. */
import type { EntityType, Event } from '../../amocrm/index.ts';
import { AmocrmGraphqlError, ChangedSinceError, type Issue } from '../../errors/index.ts';
import { notFound } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import { type DateTimeInput, secondsFrom, showDateTime } from '../account-time.ts';
import { type BulkKind, loaderOf, nounOf } from '../bulk/kind.ts';
import type { Context } from '../context.ts';
import type { Translated } from '../translation.ts';

/** Part of the input of every change of such a record. */
export interface UnchangedInput {
  ifUnchangedSince?: Nullish<DateTimeInput>;
}

/** How many events are read to say what has changed. */
const maxEvents = 50;

/** What events call changed fields, and what the schema does. */
const fieldNames: Readonly<Record<string, string>> = {
  lead_status_changed: 'status',
  entity_responsible_changed: 'responsible',
  sale_field_changed: 'price',
  name_field_changed: 'name',
  entity_tag_added: 'tags',
  entity_tag_deleted: 'tags',
  task_type_changed: 'taskType',
  task_text_changed: 'text',
  task_deadline_changed: 'completeTill',
  task_completed: 'isCompleted',
  task_result_added: 'result',
};

/**
 * The line of `ifUnchangedSince` in a translation. It sets nothing. amoCRM has no such condition, so a change in the moment between this
 * look and the write is not seen; its times are in seconds, so neither is one in the same second.
 *
 * @throws {ChangedSinceError} saying when it was changed, and what, as far as the account's log tells
 * @throws {NotFoundError} if there is no such record
 */
export function unchangedLine(kind: BulkKind) {
  return async (
    moment: DateTimeInput,
    _path: Issue['path'],
    { input: { id }, context }: Translated<{ id?: string }>,
  ): Promise<object> => {
    const record = await loaderOf(kind, context).load(Number(id));
    if (!record) throw notFound(nounOf[kind], Number(id));
    const since = secondsFrom(moment, (await context.metadata.account()).timezone);
    if (record.updated_at <= since) return {};
    const updatedAt = await showDateTime(record.updated_at, context);
    const changed = await findChanged(kind, record.id, since, context);
    const what = changed.length > 0 ? `: ${changed.join(', ')}` : '';
    throw new ChangedSinceError(
      `The ${nounOf[kind]} ${record.id} was changed at ${updatedAt}, after the given time${what}; nothing was written.`,
      {
        remedy: 'Read it again and decide anew.',
        data: { id: String(record.id), updatedAt, changed },
      },
    );
  };
}

/** The names of the fields that were changed, from the account's log; empty if it cannot be read. */
async function findChanged(kind: BulkKind, id: number, since: number, context: Context): Promise<string[]> {
  try {
    const { items } = await context.amocrm.events.list({
      filter: { entity: nounOf[kind], entity_id: [id], created_at: { from: since } },
      limit: maxEvents,
    });
    const names = await Promise.all(items.map((event) => nameField(kind, event, context)));
    return [...new Set(names)];
  } catch (error) {
    if (error instanceof AmocrmGraphqlError) return [];
    throw error;
  }
}

async function nameField(kind: BulkKind, { type }: Event, { metadata }: Context): Promise<string> {
  const [, fieldId] = /^custom_field_(\d+)_value_changed$/.exec(type) ?? [];
  if (fieldId === undefined || kind === 'tasks') return fieldNames[type] ?? type;
  const entity: EntityType = kind;
  return (await metadata.customFields(entity)).find(({ id }) => id === Number(fieldId))?.name ?? type;
}
