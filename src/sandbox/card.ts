import { type Call, empty, ok, type Reply } from './call.ts';
import type { BatchItem, Check } from './check.ts';
import { mergeFields, parseFieldChanges } from './field-value.ts';
import { applyTests, type Test, testFields, testNumbers, testRange, testTexts } from './filter.ts';
import { itemSuffix, listPage, parsePaging, parseWith, type SortKeys, sortRows } from './listing.ts';
import { getNode, getText } from './query.ts';
import type { CardRow, EntityType } from './rows.ts';
import type { Table } from './table.ts';

/**
 * What leads, contacts and companies have in common: reading cards, and the shared part of a write. Each of the three
 * routes adds what only its type has.
 */

/** Prints a card as GET answers it. `wanted` are the names in `with`; `suffix` ends the card's own address. */
type CardFormat<Row> = (call: Call, row: Row, wanted: ReadonlySet<string>, suffix: string) => unknown;

/** What one card type filters and sorts by, besides what all have. */
interface OwnSelection<Row> {
  tests: (Test<Row> | undefined)[];
  sort: SortKeys<Row>;
}

/** Answers GET of one card by id; an unknown or trashed one with 204. */
export function getCard<Row extends CardRow>(call: Call, table: Table<Row>, format: CardFormat<Row>): Reply {
  const card = table.get(Number(call.params.id));
  if (card === undefined || card.isDeleted) return empty;
  return ok(format(call, card, parseWith(call.query), itemSuffix(parsePaging(call.query))));
}

/** Answers a list of cards. */
export function listCards<Row extends CardRow>(
  call: Call,
  entityType: EntityType,
  table: Table<Row>,
  format: CardFormat<Row>,
  own: OwnSelection<Row>,
): Reply {
  const wanted = parseWith(call.query);
  const rows = selectCards(call, entityType, () => table.rows(), own);
  return listPage(call, rows, { key: entityType, format: (row, suffix) => format(call, row, wanted, suffix) });
}

/** Cards of a list request: trash view, filters, full-text search and order. Remembered until the next write. */
function selectCards<Row extends CardRow>(
  call: Call,
  entityType: EntityType,
  rows: () => readonly Row[],
  own: OwnSelection<Row>,
): readonly Row[] {
  const filter = getNode(call.query, 'filter');
  const words = getText(call.query, 'query') ?? '';
  const inTrash = parseWith(call.query).has('only_deleted');
  const compute = () => {
    const tests: (Test<Row> | undefined)[] = [
      (row) => row.isDeleted === inTrash,
      testNumbers(filter, 'id', (row) => row.id),
      testTexts(filter, 'name', (row) => row.name),
      testNumbers(filter, 'created_by', (row) => row.createdBy),
      testNumbers(filter, 'updated_by', (row) => row.updatedBy),
      testNumbers(filter, 'responsible_user_id', (row) => row.responsibleUserId),
      testRange(filter, 'created_at', (row) => row.createdAt),
      testRange(filter, 'updated_at', (row) => row.updatedAt),
      testRange(filter, 'closest_task_at', (row) => call.store.closestTaskAt(entityType, row.id)),
      call.filterApi ? testFields(call.store, filter) : undefined,
      ...own.tests,
      words === '' ? undefined : (row) => call.search.matches(entityType, row, words),
    ];
    return sortRows(applyTests(rows(), tests), call.query, own.sort, (row) => row.updatedAt);
  };
  if (words !== '' && call.search.isDelayed) return compute();
  const { page: _page, limit: _limit, ...rest } = call.query;
  return call.store.derive(`${entityType} ${call.filterApi} ${JSON.stringify(rest)}`, compute);
}

/** A tag in a write: an existing one by id, or any name. */
type TagRef = { id: number } | { name: string };

/** The shared part of a card write, checked. What was not sent is undefined. */
export interface CardChanges {
  name: string | undefined;
  responsibleUserId: number | undefined;
  createdBy: number | undefined;
  updatedBy: number | undefined;
  createdAt: number | undefined;
  updatedAt: number | undefined;
  fields: ReturnType<typeof parseFieldChanges>;
  tags: TagRef[] | undefined;
  tagsToAdd: TagRef[];
  tagsToDelete: TagRef[];
}

/** Parses the shared part of a card write; errors are reported to the item's check. */
export function parseCardChanges(call: Call, entityType: EntityType, check: Check): CardChanges {
  const embedded = check.object('_embedded');
  const tags = embedded === undefined ? undefined : parseTags(call, entityType, embedded, 'tags');
  const tagsToAdd = parseTags(call, entityType, check, 'tags_to_add');
  const tagsToDelete = parseTags(call, entityType, check, 'tags_to_delete');
  // A whole set and a difference in one request contradict each other.
  if (tags !== undefined && tagsToAdd !== undefined) check.refuse('tags_to_add');
  if (tags !== undefined && tagsToDelete !== undefined) check.refuse('tags_to_delete');
  return {
    name: check.string('name'),
    responsibleUserId: parseUserId(call, check, 'responsible_user_id'),
    createdBy: parseUserId(call, check, 'created_by', true),
    updatedBy: parseUserId(call, check, 'updated_by', true),
    createdAt: check.integer('created_at'),
    updatedAt: check.integer('updated_at'),
    fields: parseFieldChanges(call, entityType, check),
    tags,
    tagsToAdd: tagsToAdd ?? [],
    tagsToDelete: tagsToDelete ?? [],
  };
}

/** The user id under a key. Removed users are refused, and 0 (the robot) unless it may be the author. */
export function parseUserId(call: Call, check: Check, key: string, isRobotAllowed = false): number | undefined {
  const id = check.integer(key);
  if (id === undefined || (isRobotAllowed && id === 0) || call.store.user(id)?.isActive === true) return id;
  check.refuse(key);
  return undefined;
}

/** The shared part of a new card. */
export function createCard(
  call: Call,
  entityType: EntityType,
  changes: CardChanges,
  defaultName: string,
): Omit<CardRow, 'id'> {
  const createdBy = changes.createdBy ?? call.user.id;
  return {
    name: changes.name ?? defaultName,
    responsibleUserId: changes.responsibleUserId ?? call.user.id,
    createdBy,
    updatedBy: changes.updatedBy ?? createdBy,
    createdAt: changes.createdAt ?? call.now,
    updatedAt: changes.updatedAt ?? call.now,
    isDeleted: false,
    fields: mergeFields([], changes.fields),
    tagIds: mergeTags(call, entityType, [], changes),
  };
}

/** The shared part of a card after a change. */
export function changeCard(
  call: Call,
  entityType: EntityType,
  row: CardRow,
  changes: CardChanges,
): Omit<CardRow, 'id' | 'isDeleted'> {
  return {
    name: changes.name ?? row.name,
    responsibleUserId: changes.responsibleUserId ?? row.responsibleUserId,
    createdBy: changes.createdBy ?? row.createdBy,
    updatedBy: changes.updatedBy ?? call.user.id,
    createdAt: changes.createdAt ?? row.createdAt,
    updatedAt: changes.updatedAt ?? call.now,
    fields: mergeFields(row.fields, changes.fields),
    tagIds: mergeTags(call, entityType, row.tagIds, changes),
  };
}

/**
 * The row that an item of a PATCH names by the path or by its `id`. An unknown or trashed one is reported on `id`.
 */
export function findTarget<Row extends { id: number; isDeleted?: boolean }>(
  item: BatchItem,
  find: (id: number) => Row | undefined,
  pathId: number | undefined,
): Row | undefined {
  if (pathId === undefined) item.check.require('id');
  const id = pathId ?? item.check.integer('id');
  if (id === undefined) return undefined;
  const row = find(id);
  if (row !== undefined && row.isDeleted !== true) return row;
  item.check.refuse('id');
  return undefined;
}

function parseTags(call: Call, entityType: EntityType, check: Check, key: string): TagRef[] | undefined {
  return check.objects(key)?.flatMap((item): TagRef[] => {
    const id = item.integer('id');
    if (id !== undefined) {
      if (call.store.tags.get(id)?.entityType === entityType) return [{ id }];
      item.refuse('id');
      return [];
    }
    const name = item.string('name');
    if (name === undefined || name === '') item.require('name');
    return name === undefined || name === '' ? [] : [{ name }];
  });
}

/** Creates the tags that are named, so it is called only once the whole request is known to be valid. */
function mergeTags(
  call: Call,
  entityType: EntityType,
  before: readonly number[],
  changes: CardChanges,
): readonly number[] {
  const idOf = (tag: TagRef) => ('id' in tag ? tag.id : call.store.ensureTag(entityType, tag.name).id);
  const start = changes.tags === undefined ? before : changes.tags.map(idOf);
  const removed = new Set(
    changes.tagsToDelete.map((tag) => ('id' in tag ? tag.id : call.store.findTag(entityType, tag.name)?.id)),
  );
  return [...new Set([...start, ...changes.tagsToAdd.map(idOf)])].filter((id) => !removed.has(id));
}
