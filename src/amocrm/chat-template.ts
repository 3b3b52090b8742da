import { type BatchOutcome, type Created, sendItems, sendWhole } from './batch.ts';
import { externalIdsRule, type FilterRules } from './filter.ts';
import { getOne, type ListRoute, listPage, type Send } from './list.ts';
import { pagesOf } from './paginate.ts';
import {
  embeddedOf,
  type Json,
  mapItems,
  parseBoolean,
  parseEmbedded,
  parseId,
  parseNumberOrNull,
  parsePart,
  parseText,
  parseTextOrNull,
  parseTime,
} from './parse.ts';
import { fillPath } from './transport/index.ts';

/** A button under a message. */
export interface TemplateButton {
  type: 'inline' | 'url';
  text: string;
  /** Of the type `url`. */
  url?: string;
}

/** How far a template of WhatsApp is with one source. */
export interface TemplateReview {
  id: number;
  source_id: number | null;
  /** `draft`, `review`, `approved`, `paused` or `rejected`. */
  status: string;
  reject_reason: string | null;
}

/** What amoCRM keeps of a template of WhatsApp besides. */
interface WabaFields {
  waba_header?: string;
  waba_footer?: string;
  waba_category?: 'UTILITY' | 'AUTHENTICATION' | 'MARKETING';
  waba_language?: string;
  /** Examples by the marker that they stand for. */
  waba_examples?: Record<string, string>;
}

/** A template of a chat message (amoCRM API v4, Chat templates). Those of other integrations are not listed. Times are unix seconds. */
export interface ChatTemplate {
  id: number;
  name: string;
  content: string;
  type: 'amocrm' | 'waba';
  buttons: TemplateButton[];
  /** Whether users may change it. */
  is_editable: boolean;
  external_id: string | null;
  waba_header: string | null;
  waba_footer: string | null;
  waba_category: string | null;
  waba_language: string | null;
  waba_examples: { marker: string; example: string }[];
  created_at: number;
  updated_at: number;
  /** Present only if requested by `reviews`. */
  reviews?: TemplateReview[];
}

/** What amoCRM adds to each template on request. */
export type ChatTemplateWith = 'reviews';

/** A template to be created. */
export interface ChatTemplateWrite extends WabaFields {
  name: string;
  content: string;
  type?: ChatTemplate['type'];
  buttons?: TemplateButton[];
  is_editable?: boolean;
  external_id?: string;
}

/** A change of a template. Only the keys that are given change. */
export interface ChatTemplatePatch extends Partial<ChatTemplateWrite> {
  id: number;
}

const path = '/chats/templates';

/** The most that amoCRM gives of them at once. */
const pageSize = 50;

/** The filters that `GET /chats/templates` honours. */
export interface ChatTemplateFilter {
  external_id?: string[];
}

const rules: FilterRules<ChatTemplateFilter, ChatTemplate> = {
  external_id: externalIdsRule(({ external_id: id }) => id),
};

const route: ListRoute<ChatTemplate, ChatTemplateFilter> = {
  path,
  key: 'chat_templates',
  rules,
  parse: parseChatTemplate,
};

/** For administrators only. */
export function chatTemplateRoutes(send: Send) {
  const written = { path, key: 'chat_templates', parse: parseChatTemplate };
  return {
    /** All that match, in as many requests as they have pages. */
    async all(
      query: { filter?: ChatTemplateFilter; with?: readonly ChatTemplateWith[] } = {},
    ): Promise<ChatTemplate[]> {
      const templates: ChatTemplate[] = [];
      const list = (page: typeof query) => listPage(send, route, page);
      for await (const { items } of pagesOf(list, { ...query, limit: pageSize }, { ahead: 1 }))
        templates.push(...items);
      return templates;
    },
    /** null if there is none. */
    get: (id: number, options: { with?: readonly ChatTemplateWith[] } = {}): Promise<ChatTemplate | null> =>
      getOne(send, path, id, parseChatTemplate, options.with),
    create: (templates: readonly ChatTemplateWrite[]): Promise<BatchOutcome<ChatTemplate>[]> =>
      sendItems(send, { ...written, method: 'POST' }, templates),
    update: (templates: readonly ChatTemplatePatch[]): Promise<BatchOutcome<ChatTemplate>[]> =>
      sendItems(send, { ...written, method: 'PATCH' }, templates),
    delete: (ids: readonly number[]): Promise<BatchOutcome<Created>[]> =>
      sendItems(
        send,
        { method: 'DELETE', path, key: null, isSilent: true, parse: ({ id }) => ({ id: Number(id) }) },
        ids.map((id) => ({ id })),
      ),
    /** Sends a template of WhatsApp to review, at each source that is an official WhatsApp. */
    async sendToReview(id: number): Promise<TemplateReview[]> {
      const template = `${path}/{id}/review`;
      const call = { method: 'POST', route: template, path: fillPath(template, { id }), body: {} } as const;
      return parseEmbedded((await sendWhole(send, call)).body, 'reviews').map(parseReview);
    },
  };
}

export function parseChatTemplate(item: Json): ChatTemplate {
  const { reviews } = embeddedOf(item);
  return {
    id: parseId(item.id, 'a template'),
    name: parseText(item.name),
    content: parseText(item.content),
    type: item.type === 'waba' ? 'waba' : 'amocrm',
    buttons: mapItems(item.buttons, parseButton),
    is_editable: parseBoolean(item.is_editable),
    external_id: parseTextOrNull(item.external_id),
    waba_header: parseTextOrNull(item.waba_header),
    waba_footer: parseTextOrNull(item.waba_footer),
    waba_category: parseTextOrNull(item.waba_category),
    waba_language: parseTextOrNull(item.waba_language),
    // [] if there are none.
    waba_examples: Object.entries(parsePart(item.waba_examples)).map(([marker, example]) => ({
      marker,
      example: parseText(example),
    })),
    created_at: parseTime(item.created_at),
    updated_at: parseTime(item.updated_at),
    ...(reviews === undefined ? {} : { reviews: mapItems(reviews, parseReview) }),
  };
}

function parseButton(item: Json): TemplateButton {
  const url = parseTextOrNull(item.url);
  return { type: item.type === 'url' ? 'url' : 'inline', text: parseText(item.text), ...(url === null ? {} : { url }) };
}

function parseReview(item: Json): TemplateReview {
  return {
    id: parseId(item.id, 'a review'),
    source_id: parseNumberOrNull(item.source_id) || null,
    status: parseText(item.status),
    reject_reason: parseTextOrNull(item.reject_reason),
  };
}
