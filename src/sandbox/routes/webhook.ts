import { type Call, empty, type Reply, type Route, requireAdmin } from '../call.ts';
import { assertValid, parseItem } from '../check.ts';
import { formatWebhook } from '../formatters/webhook.ts';
import { Problem } from '../problem.ts';
import { getNode, getText } from '../query.ts';
import { documentedCodes } from '../webhook.ts';

/** amoCRM API v4, webhooks. Administrators only. */
export const webhookRoutes: Route[] = [
  { method: 'GET', template: '/webhooks', handle: listWebhooks },
  { method: 'POST', template: '/webhooks', handle: subscribe },
  { method: 'DELETE', template: '/webhooks', handle: unsubscribe },
];

function listWebhooks(call: Call): Reply {
  requireAdmin(call);
  const wanted = getText(getNode(call.query, 'filter'), 'destination');
  const rows = call.webhooks.rows.filter((row) => wanted === undefined || row.destination === wanted);
  const webhooks = rows.map((row) => formatWebhook(call, row));
  const _links = { self: { href: `${call.base}/webhooks` } };
  return { status: 200, body: { _total_items: webhooks.length, _links, _embedded: { webhooks } } };
}

function subscribe(call: Call): Reply {
  requireAdmin(call);
  const item = parseItem(call.body);
  const { check } = item;
  check.require('destination', 'settings');
  const destination = check.string('destination') ?? '';
  const { settings } = check.source;
  if (!/^https?:\/\//.test(destination) || !URL.canParse(destination)) check.refuse('destination');
  const isKnown =
    Array.isArray(settings) && settings.length > 0 && settings.every((code) => documentedCodes.includes(code));
  if (!isKnown) check.refuse('settings');
  assertValid([item]);
  const row = call.webhooks.subscribe(destination, settings as string[], check.integer('sort') ?? 1, call.user.id);
  // The live API answers with the codes as keys of an object, and lists them as a list.
  const keys = Object.fromEntries(row.settings.map((code) => [code, 1]));
  return { status: 201, body: { ...formatWebhook(call, row), settings: keys } };
}

function unsubscribe(call: Call): Reply {
  requireAdmin(call);
  const item = parseItem(call.body);
  item.check.require('destination');
  assertValid([item]);
  if (!call.webhooks.unsubscribe(item.check.string('destination') ?? '')) throw new Problem(404, 'Webhook not found');
  return empty;
}
