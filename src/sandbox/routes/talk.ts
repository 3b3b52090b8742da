import { type Call, ok, type Reply, type Route } from '../call.ts';
import { assertValid, Check, isJson } from '../check.ts';
import { applyTests, type Test, testNumbers } from '../filter.ts';
import { formatTalk } from '../formatters/talk.ts';
import { listPage } from '../listing.ts';
import { Problem } from '../problem.ts';
import { getNode, getText, type QueryNode } from '../query.ts';
import type { TalkRow } from '../rows.ts';

/** amoCRM API v4, talks («Беседы»). Their messages are not in it: on amocrm.ru their route answers 403. */
export const talkRoutes: Route[] = [
  { method: 'GET', template: '/talks', handle: listTalks },
  { method: 'GET', template: '/talks/{id}', handle: getTalk },
  { method: 'POST', template: '/talks/{id}/close', handle: closeTalk },
  { method: 'GET', template: '/talks/{id}/messages', handle: refuseMessages },
  { method: 'POST', template: '/talks/{id}/messages', handle: refuseMessages },
];

function listTalks(call: Call): Reply {
  const filter = getNode(call.query, 'filter');
  const rows = applyTests<TalkRow>(call.store.chats.talks.rows(), [
    testNumbers(filter, 'talk_id', ({ id }) => id),
    testNumbers(filter, 'contact_id', ({ contactId }) => contactId),
    testSubject(filter),
    isSet(filter, 'only_in_work') ? ({ status }) => status !== 'closed' : undefined,
  ]);
  return listPage(call, rows.toReversed(), { key: 'talks', format: (row) => formatTalk(call, row) });
}

/** A record alone says nothing: without its type the filter is ignored. */
function testSubject(filter: QueryNode | undefined): Test<TalkRow> | undefined {
  const type = getText(filter, 'entity_type');
  if (type === 'lead') return testNumbers(filter, 'entity_id', ({ leadId }) => leadId);
  return type === 'customer' ? () => false : undefined;
}

function isSet(filter: QueryNode | undefined, key: string): boolean {
  return ['1', 'true'].includes(getText(filter, key) ?? '');
}

function findTalk(call: Call): TalkRow {
  const talk = call.store.chats.talks.get(Number(call.params.id));
  if (talk === undefined) throw new Problem(404, 'Talk not found');
  return talk;
}

function getTalk(call: Call): Reply {
  return ok(formatTalk(call, findTalk(call)));
}

/** The account has no NPS bot, so a talk is closed at once, with or without `force_close`. */
function closeTalk(call: Call): Reply {
  const talk = findTalk(call);
  const check = new Check(isJson(call.body) ? call.body : {});
  check.boolean('force_close');
  assertValid([{ check, requestId: '0' }]);
  if (talk.status === 'closed') throw new Problem(422, 'Talk is already closed or is being closed');
  const row = call.store.chats.talks.change(talk.id, { status: 'closed', isRead: true, updatedAt: call.now });
  call.webhooks.note({ entity: 'talks', row });
  return { status: 202 };
}

/** Reading and sending messages needs a right that amocrm.ru gives to no ordinary integration. */
function refuseMessages(call: Call): Reply {
  findTalk(call);
  throw new Problem(403, 'Access denied');
}
