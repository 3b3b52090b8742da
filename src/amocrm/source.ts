import { type BatchOutcome, type Created, sendItems } from './batch.ts';
import { checkRows, externalIdsRule, type FilterRules, printFilter } from './filter.ts';
import { printParameters, type Send } from './list.ts';
import {
  type Json,
  parseBoolean,
  parseId,
  parseItems,
  parseNumberOrNull,
  parseRows,
  parseText,
  parseTextOrNull,
} from './parse.ts';

/** Where leads of this integration come from (amoCRM API v4, Sources). Sources of other integrations are not listed. */
export interface Source {
  id: number;
  name: string;
  pipeline_id: number | null;
  /** Its id in the integration’s own system; never changed. */
  external_id: string;
  default: boolean;
  /** Code of the channel that talks are begun in. */
  origin_code: string | null;
  /** As amoCRM has them. */
  services: Json[];
}

/** The filters that `GET /sources` honours. */
export interface SourceFilter {
  external_id?: string[];
}

const rules: FilterRules<SourceFilter, Source> = { external_id: externalIdsRule(({ external_id: id }) => id) };

/** A source to be created. */
export interface SourceWrite {
  name: string;
  external_id: string;
  pipeline_id?: number;
  default?: boolean;
  origin_code?: string;
  /** Replaces all that it has. */
  services?: SourceService[];
}

/** What a source is to buttons on sites and to WhatsApp; amoCRM knows this type alone. */
export interface SourceService {
  type: 'whatsapp';
  params?: { waba?: boolean; is_supports_list_message?: boolean };
  pages: { id: string; name: string; link: string }[];
}

/** A change of a source. Only the keys that are given change. */
export interface SourcePatch extends Partial<Omit<SourceWrite, 'external_id'>> {
  id: number;
}

const path = '/sources';

/** For administrators only. */
export function sourceRoutes(send: Send) {
  const written = { path, key: 'sources', parse: parseSource };
  return {
    /** All that match: amoCRM has no pages here, and an integration has at most 100. */
    async list(filter: SourceFilter = {}): Promise<Source[]> {
      const query = printParameters(printFilter(filter, rules));
      const answer = await send({ method: 'GET', route: path, path, query });
      const sources = parseRows(answer.body, 'sources').map(parseSource);
      checkRows(sources, filter, rules);
      return sources;
    },
    create: (sources: readonly SourceWrite[]): Promise<BatchOutcome<Source>[]> =>
      sendItems(send, { ...written, method: 'POST' }, sources),
    update: (sources: readonly SourcePatch[]): Promise<BatchOutcome<Source>[]> =>
      sendItems(send, { ...written, method: 'PATCH' }, sources),
    delete: (ids: readonly number[]): Promise<BatchOutcome<Created>[]> =>
      sendItems(
        send,
        { method: 'DELETE', path, key: null, isSilent: true, parse: ({ id }) => ({ id: Number(id) }) },
        ids.map((id) => ({ id })),
      ),
  };
}

export function parseSource(item: Json): Source {
  return {
    id: parseId(item.id, 'a source'),
    name: parseText(item.name),
    pipeline_id: parseNumberOrNull(item.pipeline_id) || null,
    external_id: parseText(item.external_id),
    default: parseBoolean(item.default),
    origin_code: parseTextOrNull(item.origin_code),
    services: parseItems(item.services),
  };
}
