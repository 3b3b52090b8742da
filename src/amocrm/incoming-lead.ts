import { type BatchOutcome, sendWhole } from './batch.ts';
import { type FilterRules, printFilter, type Range, rangeRule } from './filter.ts';
import {
  type IncomingLeadCategory,
  type IncomingLeadMetadata,
  incomingLeadCategories,
  parseCategory,
  parseMetadata,
} from './incoming-lead-metadata.ts';
import { createIncomingLeads, type IncomingLeadCreated, type IncomingLeadWrite } from './incoming-lead-write.ts';
import {
  chunkIds,
  getOne,
  type ListQuery,
  type ListRoute,
  listPage,
  type Page,
  printParameters,
  type Send,
} from './list.ts';
import {
  type Json,
  parseLinkedId,
  parseNumber,
  parseNumberOrNull,
  parsePart,
  parseText,
  parseTextOrNull,
  parseTime,
  parseUid,
} from './parse.ts';
import { fillPath } from './transport/index.ts';

/**
 * A lead that came in and was not accepted or declined yet, «Неразобранное» (amoCRM API v4, Incoming leads: unsorted).
 * Its lead and contact exist already. Times are unix seconds.
 */
export interface IncomingLead {
  uid: string;
  /** The id that the source gave it; amoCRM does not keep it unique. */
  source_uid: string | null;
  source_name: string | null;
  /** null for a category that is newer than this client. */
  category: IncomingLeadCategory | null;
  pipeline_id: number;
  created_at: number;
  metadata: IncomingLeadMetadata | null;
  lead_id: number | null;
  contact_id: number | null;
  company_id: number | null;
}

/** The filters that `GET /leads/unsorted` honours. */
export interface IncomingLeadFilter {
  uid?: string[];
  category?: IncomingLeadCategory[];
  pipeline_id?: number[];
}

/** Which incoming leads. amoCRM documents orders and ignores them: the newest always come first. */
export type IncomingLeadListQuery = ListQuery<IncomingLeadFilter, 'created_at', never>;

/** What became of an incoming lead. */
export interface IncomingLeadOutcome {
  uid: string;
  /** The accepted lead, the one in the trash, or the one that it was linked to. */
  lead_id: number | null;
  contact_id: number | null;
}

/** A lead to link an incoming chat or mail to, and the contact of it that wrote. */
export interface IncomingLeadLink {
  lead_id: number;
  contact_id?: number | undefined;
  user_id?: number | undefined;
}

/** Which incoming leads are counted. */
export interface IncomingLeadSummaryFilter {
  pipeline_id?: number[];
  created_at?: Range;
}

/** How many incoming leads there were and what became of them. */
export interface IncomingLeadSummary {
  total: number;
  accepted: number;
  declined: number;
  /** Seconds from coming in to being accepted or declined; null if none was. */
  average_sort_time: number | null;
  by_category: Record<IncomingLeadCategory, number>;
}

const path = '/leads/unsorted';

const rules: FilterRules<IncomingLeadFilter, IncomingLead> = {
  uid: {
    print: (uids) => uids.map((uid) => ['filter[uid][]', uid]),
    holds: (lead, uids) => uids.includes(lead.uid),
  },
  category: {
    print: (categories) => categories.map((category) => ['filter[category][]', category]),
    holds: (lead, categories) => lead.category !== null && categories.includes(lead.category),
  },
  pipeline_id: {
    // The documentation names one id; a list is proven by the rows.
    print: (ids) => ids.map((id) => [ids.length === 1 ? 'filter[pipeline_id]' : 'filter[pipeline_id][]', id]),
    holds: (lead, ids) => ids.includes(lead.pipeline_id),
  },
};

const summaryRules: FilterRules<IncomingLeadSummaryFilter, never> = {
  pipeline_id: { print: (ids) => rules.pipeline_id.print(ids) },
  created_at: rangeRule('created_at', () => null),
};

const route: ListRoute<IncomingLead, IncomingLeadFilter> = { path, key: 'unsorted', rules, parse: parseIncomingLead };

export function incomingLeadRoutes(send: Send) {
  const list = (query: IncomingLeadListQuery): Promise<Page<IncomingLead>> => listPage(send, route, query);
  const decide = async (
    method: 'POST' | 'DELETE',
    action: 'accept' | 'decline' | 'link',
    uid: string,
    body: object,
  ): Promise<IncomingLeadOutcome> => {
    const template = `${path}/{uid}/${action}`;
    const answer = await sendWhole(send, { method, route: template, path: fillPath(template, { uid }), body });
    return parseOutcome(parsePart(answer.body), uid);
  };
  return {
    list,
    /** Those of the given uids that were not accepted or declined yet, in as few calls as an address allows. */
    async byUids(uids: readonly string[]): Promise<IncomingLead[]> {
      const pages = await Promise.all(
        chunkIds([...new Set(uids)], 'filter[uid][]').map((uid) => list({ filter: { uid }, limit: uid.length })),
      );
      return pages.flatMap(({ items }) => items);
    },
    /** null if there is none, or if it was accepted or declined. */
    get: (uid: string): Promise<IncomingLead | null> => getOne(send, path, uid, parseIncomingLead),
    async summary(filter: IncomingLeadSummaryFilter = {}): Promise<IncomingLeadSummary> {
      const query = printParameters(printFilter(filter, summaryRules));
      const answer = await send({ method: 'GET', route: `${path}/summary`, path: `${path}/summary`, query });
      return parseSummary(parsePart(answer.body));
    },
    /** Forms and calls have a route each; the outcomes are in the order of the items. */
    create: (leads: readonly IncomingLeadWrite[]): Promise<BatchOutcome<IncomingLeadCreated>[]> =>
      createIncomingLeads(send, leads),
    /** Makes it an ordinary lead: in the given status or the first one, of the given user or the token’s. */
    accept: (uid: string, into: { status_id?: number | undefined; user_id?: number | undefined } = {}) =>
      decide('POST', 'accept', uid, into),
    /** Puts its lead in the trash. */
    decline: (uid: string, by: { user_id?: number | undefined } = {}) => decide('DELETE', 'decline', uid, by),
    /** Attaches a chat or mail to a lead that exists. amoCRM takes no other categories. */
    link: (uid: string, { lead_id, contact_id, user_id }: IncomingLeadLink) => {
      const metadata = contact_id === undefined ? {} : { metadata: { contact_id } };
      return decide('POST', 'link', uid, { link: { entity_id: lead_id, entity_type: 'leads', ...metadata }, user_id });
    },
  };
}

export function parseIncomingLead(item: Json): IncomingLead {
  const category = parseCategory(item.category);
  return {
    uid: parseUid(item.uid, 'an incoming lead'),
    source_uid: parseText(item.source_uid) || null,
    source_name: parseTextOrNull(item.source_name),
    category,
    pipeline_id: parseNumber(item.pipeline_id),
    created_at: parseTime(item.created_at),
    metadata: category && parseMetadata(category, parsePart(item.metadata)),
    lead_id: parseLinkedId(item, 'leads'),
    contact_id: parseLinkedId(item, 'contacts'),
    company_id: parseLinkedId(item, 'companies'),
  };
}

function parseOutcome(body: Json, uid: string): IncomingLeadOutcome {
  return { uid, lead_id: parseLinkedId(body, 'leads'), contact_id: parseLinkedId(body, 'contacts') };
}

function parseSummary(body: Json): IncomingLeadSummary {
  const categories = parsePart(body.categories);
  const [accepted, declined] = [parseNumber(body.accepted), parseNumber(body.declined)];
  const counts = incomingLeadCategories.map((each) => [each, parseNumber(parsePart(categories[each]).total)] as const);
  return {
    total: parseNumber(body.total),
    accepted,
    declined,
    average_sort_time: accepted + declined === 0 ? null : parseNumberOrNull(body.average_sort_time),
    by_category: Object.fromEntries(counts) as Record<IncomingLeadCategory, number>,
  };
}
