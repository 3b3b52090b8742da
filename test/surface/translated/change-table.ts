/** What the arguments of subscriptions let through. */
import { expect } from 'vitest';
import { type Effect, idsOf, pick } from './effect.ts';
import { entityOf } from './value.ts';

/** Of all changes that were published those that fit came, and no others. */
const delivers =
  (holds: (row: Record<string, unknown>, value: unknown) => boolean): Effect =>
  (seen) => {
    const published = seen.published ?? [];
    const wanted = published.filter((row) => holds(row, seen.value)).map((row) => row.id);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(published.length);
    expect(idsOf(seen.answers)).toEqual(wanted);
  };

/** The same of incoming leads, which have uids. */
const deliversIncoming: Effect = (seen) => {
  const wanted = (seen.published ?? []).filter((row) => row.category === String(seen.value).toLowerCase());
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.length).toBeLessThan(seen.published?.length ?? 0);
  expect(pick(seen.answers, 'incomingLead.uid')).toEqual(wanted.map((row) => row.uid));
};

const named = (key: string) => delivers((row, value) => row[key] === Number(value));

export const subscriptions: Record<string, Effect> = {
  'Subscription.leadChanged.pipelineId': named('pipeline_id'),
  'Subscription.leadChanged.statusId': named('status_id'),
  'Subscription.leadChanged.responsibleUserId': named('responsible_user_id'),
  'Subscription.contactChanged.contactId': named('id'),
  'Subscription.companyChanged.companyId': named('id'),
  'Subscription.taskChanged.responsibleUserId': named('responsible_user_id'),
  'Subscription.incomingLeadChanged.category': deliversIncoming,
  'Subscription.talkChanged.leadId': named('entity_id'),
  'Subscription.talkChanged.contactId': named('contact_id'),
  'Subscription.noteAdded.entityType': delivers((row, value) => row.entity_type === entityOf(value)),
  'Subscription.customerChanged.customerId': named('id'),
  'Subscription.noteAdded.entityId': named('entity_id'),
};
