/** What happened to a record, as its card shows it: events, notes, calls, messages and tasks in one list, newest first. */
import type { EntityType, Event, Note, Task } from '../amocrm/index.ts';
import { ValidationError } from '../errors/index.ts';
import { isOfNote, kindOfEvent, kindOfNote } from '../loaders/activity-kind.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { requireEntities } from './customers-mode.ts';
import type { Connection, ConnectionArguments } from './list/connection.ts';
import { parseJson, refuseCursor } from './list/cursor.ts';
import { checkExist } from './note.ts';
import { nouns } from './write/reference.ts';

/** What an item of a timeline is. */
export type TimelineKind = 'EVENT' | 'NOTE' | 'CALL' | 'MESSAGE' | 'TASK';

/** An item and when it happened: a task when it was created. */
export interface TimelineItem {
  /** Unlike that of any other item. */
  id: string;
  kind: TimelineKind;
  /** Unix seconds; NaN if it cannot be read. */
  at: number;
  item: Event | Note | Task;
}

/** Which items. */
export interface TimelineArguments extends ConnectionArguments {
  /** All kinds if absent. */
  kinds?: Nullish<readonly TimelineKind[]>;
}

/** Records of one type whose items are wanted. */
export interface TimelineOwners {
  kind: EntityType;
  ids: readonly number[];
}

/** More notes than a record has: all of them. */
const allNotes = 1_000_000;

/**
 * One page of the timeline of some records. All their items are read, so that a page costs the pages of amoCRM's that they fill,
 * and many timelines of one answer are read together.
 */
export async function loadTimeline(
  owners: readonly TimelineOwners[],
  { first, after, kinds }: TimelineArguments,
  context: Context,
): Promise<Connection<TimelineItem>> {
  const wanted = new Set<TimelineKind>(kinds ?? ['EVENT', 'NOTE', 'CALL', 'MESSAGE', 'TASK']);
  const place = after ? parsePlace(after) : undefined;
  const records = owners.flatMap(({ kind, ids }) => ids.map((id) => ({ kind, id })));
  const lists = await Promise.all(records.map(({ kind, id }) => loadItems(kind, id, wanted, context)));
  const items = lists.flat().sort(compareItems);
  const behind = place ? items.filter((item) => compareItems(item, place) > 0) : items;
  const edges = behind.slice(0, first).map((node) => ({ node, cursor: printPlace(node) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: behind.length > first,
      hasPreviousPage: behind.length < items.length,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Which record's timeline. */
export interface RecordTimelineArguments extends TimelineArguments {
  entityType: EntityType;
  entityId: string;
  ofContacts: boolean;
}

/** One page of the timeline of a record that is not read itself. @throws {NotFoundError} if it does not exist */
export async function loadRecordTimeline(
  { entityType, entityId, ofContacts, ...page }: RecordTimelineArguments,
  context: Context,
): Promise<Connection<TimelineItem>> {
  if (ofContacts && entityType === 'contacts') {
    throw new ValidationError([
      { path: ['ofContacts'], message: 'is for leads and companies: a contact has no contacts' },
    ]);
  }
  await requireEntities([entityType], context);
  const id = Number(entityId);
  const owners = [
    { kind: entityType, ids: [id] },
    ...(ofContacts ? [await loadContactOwners(entityType, id, context)] : []),
  ];
  const timeline = await loadTimeline(owners, page, context);
  // amoCRM gives the same answer for a record that does not exist as for one without history.
  if (timeline.edges.length === 0 && !page.after) await checkExist(entityType, [id], context);
  return timeline;
}

/** The contacts of a lead or company, as owners of items. */
async function loadContactOwners(
  kind: EntityType,
  id: number,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<TimelineOwners> {
  const owner = await (kind === 'leads' ? loaders.lead.load(id, ['contacts']) : loaders.company.load(id, ['contacts']));
  return toContactOwners(owner?.contacts);
}

/** Contacts as owners of items: a lead has them with what they are to it, a company has their ids. */
export function toContactOwners(contacts: readonly (number | { id: number })[] = []): TimelineOwners {
  return { kind: 'contacts', ids: contacts.map((contact) => (typeof contact === 'number' ? contact : contact.id)) };
}

async function loadItems(
  kind: EntityType,
  id: number,
  wanted: ReadonlySet<TimelineKind>,
  { loaders }: Context,
): Promise<TimelineItem[]> {
  const wants = (...some: TimelineKind[]) => some.some((each) => wanted.has(each));
  const [events, notes, tasks] = await Promise.all([
    wants('EVENT', 'MESSAGE') ? loaders.eventsOf.load({ kind: nouns[kind], id, choice: {} }) : [],
    wants('NOTE', 'CALL', 'MESSAGE') ? loaders.notesOf.load({ kind, id, choice: { first: allNotes } }) : [],
    wants('TASK') ? loaders.tasksOf.load({ kind, id, choice: {} }) : [],
  ]);
  const items = [
    ...events.filter(isOfItsOwn).map((item) => toItem('event', item, kindOfEvent(item))),
    ...notes.map((item) => toItem('note', item, kindOfNote(item))),
    ...tasks.map((item) => toItem('task', item, 'TASK')),
  ];
  return items.filter((item) => wanted.has(item.kind));
}

/** Calls, texts, SMS and mail are notes, which say more than their events do. */
function isOfItsOwn(event: Event): boolean {
  return !isOfNote(event.type) || !event.value_after.some(({ kind }) => kind === 'note');
}

function toItem(name: string, item: Event | Note | Task, kind: TimelineKind): TimelineItem {
  return { id: `${name}:${item.id}`, kind, at: item.created_at, item };
}

type Place = Pick<TimelineItem, 'id' | 'at'>;

/** Newest first; those whose time cannot be read come last. */
function compareItems(a: Place, b: Place): number {
  const [first, second] = [Number.isNaN(a.at) ? -1 : a.at, Number.isNaN(b.at) ? -1 : b.at];
  return second - first || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

function printPlace({ at, id }: Place): string {
  return Buffer.from(JSON.stringify([Number.isNaN(at) ? -1 : at, id])).toString('base64url');
}

/** A cursor is a moment and an item, so that it also holds among other kinds. */
function parsePlace(text: string): Place {
  const place = parseJson(text);
  const [at, id] = Array.isArray(place) && place.length === 2 ? (place as unknown[]) : [];
  if (typeof at === 'number' && typeof id === 'string') return { at, id };
  throw refuseCursor('is not a cursor of a timeline; take `endCursor` of the page before, unchanged');
}
