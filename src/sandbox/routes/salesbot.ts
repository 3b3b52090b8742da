import type { Call, Reply, Route } from '../call.ts';
import { assertValid, type BatchItem, type Check, parseBatch, parseItem } from '../check.ts';
import { applyTests, testNumbers, testTexts } from '../filter.ts';
import { formatSalesbot } from '../formatters/salesbot.ts';
import { listPage } from '../listing.ts';
import type { SalesbotRow } from '../metadata.ts';
import { getNode } from '../query.ts';
import type { EntityType } from '../rows.ts';

/** Kommo API v4, salesbots, and the route of the second version that was there before. Running is a task: 202, no body. */
export const salesbotRoutes: Route[] = [
  { method: 'GET', template: '/bots', handle: listSalesbots },
  { method: 'POST', template: '/bots/run', handle: (call) => runAll(call, parseBatch(call.body, maxRuns)) },
  { method: 'POST', template: '/bots/{id}/run', handle: runOne },
  { method: 'POST', template: '/bots/{id}/stop', handle: stopOne },
  { method: 'POST', template: '/api/v2/salesbot/run', handle: runLegacy },
];

/** How many salesbots one request runs. */
const maxRuns = 100;

function listSalesbots(call: Call): Reply {
  const filter = getNode(call.query, 'filter');
  const rows = applyTests<SalesbotRow>(call.store.chats.salesbots.rows(), [
    testNumbers(filter, 'id', ({ id }) => id),
    testTexts(filter, 'type_functionality', ({ functionality }) => functionality),
  ]);
  return listPage(call, rows, { key: 'items', format: formatSalesbot, counts: true });
}

/** What a salesbot is to run on. */
interface Target {
  botId: number;
  entityType: EntityType;
  entityId: number;
}

/** Reads a target; `types` are the record types by the words that the route has for them. */
function parseTarget(call: Call, check: Check, types: Readonly<Record<string, EntityType>>, pathId?: number): Target {
  check.require('entity_id', 'entity_type');
  if (pathId === undefined) check.require('bot_id');
  const botId = pathId ?? check.integer('bot_id') ?? 0;
  const isKnown = call.store.chats.salesbots.get(botId) !== undefined;
  if (!isKnown && (pathId !== undefined || check.has('bot_id'))) check.refuse('bot_id');
  const entityType = types[String(check.source.entity_type)];
  if (entityType === undefined && check.has('entity_type')) check.refuse('entity_type');
  const entityId = check.integer('entity_id') ?? 0;
  if (entityType !== undefined && check.has('entity_id') && !call.store.isAlive(entityType, entityId)) {
    check.refuse('entity_id');
  }
  return { botId, entityType: entityType ?? 'leads', entityId };
}

const runTypes = { leads: 'leads', contacts: 'contacts' } as const;

function runAll(
  call: Call,
  items: BatchItem[],
  types: Readonly<Record<string, EntityType>> = runTypes,
  pathId?: number,
): Reply {
  const targets = items.map((item) => ({ ...item, target: parseTarget(call, item.check, types, pathId) }));
  assertValid(targets);
  for (const { target } of targets) call.store.chats.salesbotRuns.add({ ...target, isStopped: false });
  return { status: 202 };
}

function runOne(call: Call): Reply {
  return runAll(call, [parseItem(call.body)], runTypes, Number(call.params.id));
}

/** The second version has numbers for the types. */
function runLegacy(call: Call): Reply {
  return runAll(call, parseBatch(call.body, maxRuns), { 1: 'contacts', 2: 'leads' });
}

/** Leads only. A salesbot that does not run is stopped all the same (a guess). */
function stopOne(call: Call): Reply {
  const item = parseItem(call.body);
  const target = parseTarget(call, item.check, { leads: 'leads' }, Number(call.params.id));
  assertValid([item]);
  const { salesbotRuns } = call.store.chats;
  for (const run of salesbotRuns.rows()) {
    if (run.botId === target.botId && run.entityId === target.entityId)
      salesbotRuns.change(run.id, { isStopped: true });
  }
  return { status: 202 };
}
