import type { Change } from '../live/change.ts';
import { openFeed } from '../live/feed.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';

type Entity = Change['entity'];
type ChangeOf<Name extends Entity> = Extract<Change, { entity: Name }>;

/** Streams the changes of one kind of record, from now on. */
export function watchChanges<Name extends Entity>(
  entity: Name,
  accepts: (change: ChangeOf<Name>) => boolean,
  { state, signal, closing }: Context,
): AsyncIterableIterator<ChangeOf<Name>> {
  const isAccepted = (change: Change): change is ChangeOf<Name> =>
    change.entity === entity && accepts(change as ChangeOf<Name>);
  return openFeed(state.pubSub, isAccepted, [signal, closing]) as AsyncIterableIterator<ChangeOf<Name>>;
}

/** Which leads a client subscribes to. */
export interface LeadChangeFilter {
  pipelineId?: Nullish<string>;
  statusId?: Nullish<string>;
  responsibleUserId?: Nullish<string>;
}

/** Streams changes of leads that match the filter now or did before, so that a board also sees a card that leaves it. */
export function watchLeads(filter: LeadChangeFilter, context: Context): AsyncIterableIterator<ChangeOf<'leads'>> {
  const wanted: [Nullish<string>, 'pipelineId' | 'statusId' | 'responsibleUserId'][] = [
    [filter.pipelineId, 'pipelineId'],
    [filter.statusId, 'statusId'],
    [filter.responsibleUserId, 'responsibleUserId'],
  ];
  return watchChanges(
    'leads',
    ({ record, previous }) => {
      const now = {
        pipelineId: record?.pipeline_id,
        statusId: record?.status_id,
        responsibleUserId: record?.responsible_user_id,
      };
      const before = { ...now, ...dropUndefined(previous) };
      const matches = (lead: typeof now) => wanted.every(([id, key]) => !id || Number(id) === lead[key]);
      return matches(now) || matches(before);
    },
    context,
  );
}

function dropUndefined<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Partial<Value>;
}
