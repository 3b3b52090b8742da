import type { EntityType } from './account.ts';
import { type FilterRules, idsRule } from './filter.ts';
import { type ListQuery, listPage, type Page, type Send } from './list.ts';
import { type Json, parseBoolean, parseId, parseNumberOrNull, parseTextOrNull, parseTimeOrNull } from './parse.ts';

/**
 * A lead, contact or company in the trash (amoCRM API v4, `with=only_deleted`). Of a lead, amoCRM answers only the id and the last change.
 * Times are unix seconds.
 */
export interface DeletedRecord {
  id: number;
  /** null for a lead: amoCRM does not answer it. */
  name: string | null;
  updated_by: number | null;
  updated_at: number | null;
  /** true for a lead; amoCRM answers false for contacts and companies in the trash too. */
  is_deleted: boolean;
}

/** The filter that the list of deleted records honours besides `only_deleted`. */
export interface DeletedRecordFilter {
  id?: number[];
}

/** Which deleted records. That the orders hold in the trash as well is not documented. */
export type DeletedRecordListQuery = ListQuery<DeletedRecordFilter, 'id' | 'updated_at', never>;

type Filter = DeletedRecordFilter & { only_deleted: EntityType };

const rules: FilterRules<Filter, DeletedRecord> = {
  id: idsRule('id', ({ id }) => id),
  only_deleted: {
    print: () => [['with', 'only_deleted']],
    holds: ({ is_deleted }, entity) => entity !== 'leads' || is_deleted,
  },
};

export function deletedRecordRoutes(send: Send) {
  return {
    list: (entity: EntityType, { filter, ...query }: DeletedRecordListQuery): Promise<Page<DeletedRecord>> =>
      listPage<DeletedRecord, Filter>(
        send,
        { path: `/${entity}`, key: entity, rules, parse: parseDeletedRecord },
        { ...query, filter: { ...filter, only_deleted: entity } },
      ),
  };
}

export function parseDeletedRecord(item: Json): DeletedRecord {
  return {
    id: parseId(item.id, 'a deleted record'),
    name: parseTextOrNull(item.name),
    updated_by: parseNumberOrNull(item.updated_by),
    updated_at: parseTimeOrNull(item.updated_at),
    is_deleted: parseBoolean(item.is_deleted),
  };
}
