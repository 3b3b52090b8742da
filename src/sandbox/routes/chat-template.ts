import { type Call, empty, ok, type Reply, type Route, requireAdmin } from '../call.ts';
import { findTarget } from '../card.ts';
import { assertValid, type BatchItem, type Check, isJson, parseBatch, parseItem } from '../check.ts';
import { testTexts } from '../filter.ts';
import { formatChatTemplate } from '../formatters/chat-template.ts';
import { listPage, parseWith } from '../listing.ts';
import type { ChatTemplateRow, TemplateButton } from '../metadata.ts';
import { Problem } from '../problem.ts';
import { getNode } from '../query.ts';
import { templateReviewRoutes } from './chat-template-review.ts';

/** amoCRM API v4, templates of chat messages: those of the integration, for administrators. */
export const chatTemplateRoutes: Route[] = [
  { method: 'GET', template: '/chats/templates', handle: listTemplates },
  { method: 'POST', template: '/chats/templates', handle: addTemplates },
  { method: 'PATCH', template: '/chats/templates', handle: changeTemplates },
  { method: 'DELETE', template: '/chats/templates', handle: deleteTemplates },
  { method: 'GET', template: '/chats/templates/{id}', handle: getTemplate },
  { method: 'PATCH', template: '/chats/templates/{id}', handle: changeTemplate },
  { method: 'DELETE', template: '/chats/templates/{id}', handle: deleteTemplate },
  ...templateReviewRoutes,
];

/** The largest page of templates. */
const maxPage = 50;

function listTemplates(call: Call): Reply {
  requireAdmin(call);
  const test = testTexts<ChatTemplateRow>(getNode(call.query, 'filter'), 'external_id', ({ externalId }) => externalId);
  const rows = call.store.chats.templates.rows().filter((row) => test?.(row) ?? true);
  const withReviews = parseWith(call.query).has('reviews');
  const format = (row: ChatTemplateRow) => formatChatTemplate(call, row, withReviews);
  return listPage(call, rows, { key: 'chat_templates', format, ceiling: maxPage });
}

function getTemplate(call: Call): Reply {
  const row = call.store.chats.templates.get(Number(call.params.id));
  if (row === undefined) throw new Problem(404, 'Template not found');
  return ok(formatChatTemplate(call, row, parseWith(call.query).has('reviews')));
}

type TemplateChanges = {
  [Key in keyof Omit<ChatTemplateRow, 'id' | 'reviews' | 'createdAt' | 'updatedAt'>]?: ChatTemplateRow[Key] | undefined;
};

function parseChanges(check: Check): TemplateChanges {
  const type = check.string('type');
  if (type !== undefined && type !== 'amocrm' && type !== 'waba') check.refuse('type');
  const header = check.source.waba_header;
  if (typeof header === 'string' && header.length > 60) check.refuse('waba_header');
  const { waba_examples: examples } = check.source;
  return {
    name: check.string('name'),
    content: check.string('content'),
    type: type as ChatTemplateRow['type'] | undefined,
    buttons: check.objects('buttons')?.map(parseButton),
    isEditable: check.boolean('is_editable'),
    externalId: check.string('external_id'),
    wabaHeader: header === null ? null : check.string('waba_header'),
    wabaFooter: check.string('waba_footer'),
    wabaCategory: check.string('waba_category'),
    wabaLanguage: check.string('waba_language'),
    wabaExamples: isJson(examples) ? (examples as Record<string, string>) : undefined,
  };
}

function parseButton(check: Check): TemplateButton {
  check.require('type', 'text');
  const type = check.string('type');
  if (type === 'url') check.require('url');
  else if (type !== undefined && type !== 'inline') check.refuse('type');
  const url = check.string('url');
  return {
    type: type === 'url' ? 'url' : 'inline',
    text: check.string('text') ?? '',
    ...(url === undefined ? {} : { url }),
  };
}

function addTemplates(call: Call): Reply {
  requireAdmin(call);
  const items = parseBatch(call.body).map((item) => {
    item.check.require('name', 'content');
    return { ...item, changes: parseChanges(item.check) };
  });
  assertValid(items);
  const added = items.map(({ changes, requestId }) => {
    const row = call.store.chats.templates.add({
      ...mergeTemplate(undefined, changes),
      createdAt: call.now,
      updatedAt: call.now,
    });
    return { ...formatChatTemplate(call, row, false), request_id: requestId };
  });
  return answerAll(added);
}

function mergeTemplate(
  before: ChatTemplateRow | undefined,
  changes: TemplateChanges,
): Omit<ChatTemplateRow, 'id' | 'createdAt' | 'updatedAt'> {
  return {
    name: changes.name ?? before?.name ?? '',
    content: changes.content ?? before?.content ?? '',
    type: changes.type ?? before?.type ?? 'amocrm',
    buttons: changes.buttons ?? before?.buttons ?? [],
    isEditable: changes.isEditable ?? before?.isEditable ?? false,
    externalId: changes.externalId ?? before?.externalId ?? null,
    wabaHeader: changes.wabaHeader === undefined ? (before?.wabaHeader ?? null) : changes.wabaHeader,
    wabaFooter: changes.wabaFooter ?? before?.wabaFooter ?? '',
    wabaCategory: changes.wabaCategory ?? before?.wabaCategory ?? '',
    wabaLanguage: changes.wabaLanguage ?? before?.wabaLanguage ?? '',
    wabaExamples: changes.wabaExamples ?? before?.wabaExamples ?? {},
    reviews: before?.reviews ?? [],
  };
}

function answerAll(chat_templates: unknown[]): Reply {
  return ok({ _total_items: chat_templates.length, _embedded: { chat_templates } });
}

function changeTemplates(call: Call): Reply {
  return answerAll(applyChanges(call, parseBatch(call.body), undefined));
}

function changeTemplate(call: Call): Reply {
  const [row] = applyChanges(call, [parseItem(call.body)], Number(call.params.id));
  return ok(row);
}

/** A template of WhatsApp is changed as long as it was not sent to review. */
function applyChanges(call: Call, items: BatchItem[], pathId: number | undefined): Record<string, unknown>[] {
  requireAdmin(call);
  const { templates } = call.store.chats;
  const read = items.map((item) => {
    const before = findTarget(item, (id) => templates.get(id), pathId);
    if (before?.type === 'waba' && before.reviews.length > 0) item.check.refuse('id');
    return { ...item, before, changes: parseChanges(item.check) };
  });
  assertValid(read);
  return read.map(({ before, changes, requestId }) => {
    const merged = { ...mergeTemplate(before, changes), updatedAt: call.now };
    const row = templates.change(before?.id ?? 0, merged);
    return { ...formatChatTemplate(call, row, false), request_id: requestId };
  });
}

function deleteTemplates(call: Call): Reply {
  requireAdmin(call);
  const { templates } = call.store.chats;
  const items = parseBatch(call.body).map((item) => ({
    ...item,
    row: findTarget(item, (id) => templates.get(id), undefined),
  }));
  assertValid(items);
  for (const { row } of items) if (row) templates.remove(row.id);
  return empty;
}

function deleteTemplate(call: Call): Reply {
  requireAdmin(call);
  if (!call.store.chats.templates.remove(Number(call.params.id))) throw new Problem(404, 'Template not found');
  return empty;
}
