/**
 * Reads amoCRM's webhook deliveries: forms with nested keys such as `leads[status][0][old_status_id]`, every value a text
 * (amoCRM API v4, Webhooks). They are not signed, so what comes out is a hint where to look and never a fact.
 */
import qs from 'qs';
import type { EntityType } from '../amocrm/index.ts';
import type { Change, ChangeKind, Previous } from './change.ts';

/** What a delivery claims about one record. */
export interface Hint {
  entity: Change['entity'];
  id: number;
  kind: ChangeKind;
  previous: Previous;
  /** Of a note: the kind of record that it is about, under which amoCRM keeps it. */
  noteOf?: EntityType;
}

/** A delivery as it was understood. */
export interface Delivery {
  hints: Hint[];
  /** The account that it says it is of. */
  accountId: number | undefined;
  /** What it tells besides, as `group.action`: nothing that anybody here asks for. Each name once. */
  ignored: string[];
  /** Whether it has more values than are read. */
  isCut: boolean;
}

/** The keys of the groups; companies come among the contacts, and tasks in the singular. */
const groups: Readonly<Record<string, Exclude<Change['entity'], 'notes'>>> = {
  leads: 'leads',
  contacts: 'contacts',
  companies: 'companies',
  task: 'tasks',
  tasks: 'tasks',
};

const kinds: Readonly<Record<string, ChangeKind>> = {
  add: 'ADDED',
  update: 'UPDATED',
  status: 'STATUS_CHANGED',
  responsible: 'RESPONSIBLE_CHANGED',
  delete: 'DELETED',
  restore: 'RESTORED',
};

/** What is subscribed to: everything that is understood here (amoCRM API v4, Webhooks: settings). */
export const webhookCodes: readonly string[] = [
  ...['add', 'update', 'delete', 'restore', 'status', 'responsible', 'note'].map((action) => `${action}_lead`),
  ...['contact', 'company'].flatMap((noun) =>
    ['add', 'update', 'delete', 'restore', 'responsible', 'note'].map((action) => `${action}_${noun}`),
  ),
  ...['add', 'update', 'delete', 'responsible'].map((action) => `${action}_task`),
];

/** `element_type` of a note: numbers of the first version of the API. */
const noteEntities: ReadonlyMap<unknown, EntityType> = new Map([
  ['1', 'contacts'],
  ['2', 'leads'],
  ['3', 'companies'],
]);

/** How many values of a body are read: a card with a hundred fields has five hundred. */
const mostValues = 20_000;

/** The longest key or value that is decoded, in characters. */
const longestText = 1_000;

/** The longest name of something unknown that is passed on, in characters: names are for the log. */
const longestName = 60;

type Part = Record<string, unknown>;

/** Reads a body. Garbage is a delivery without hints; never throws. */
export function parseDelivery(body: string): Delivery {
  const delivery: Delivery = { hints: [], accountId: undefined, ignored: [], isCut: hasMoreValues(body) };
  const ignored = new Set<string>();
  for (const [group, actions] of Object.entries(parseForm(body))) {
    if (group === 'account') {
      delivery.accountId = readId(readPart(actions).id);
      continue;
    }
    for (const [action, items] of Object.entries(readPart(actions))) {
      const entity = Object.hasOwn(groups, group) ? groups[group] : undefined;
      const kind = Object.hasOwn(kinds, action) ? kinds[action] : undefined;
      if (!entity || (!kind && action !== 'note')) ignored.add(`${group}.${action}`.slice(0, longestName));
      else {
        const parts = Object.values(readPart(items)).map(readPart);
        delivery.hints.push(
          ...parts.flatMap((item) => (kind ? readRecord(entity, kind, item) : readNote(entity, item))),
        );
      }
    }
  }
  delivery.ignored.push(...ignored);
  return delivery;
}

function parseForm(body: string): Part {
  try {
    return qs.parse(body, {
      // A value of a custom field is eight deep.
      depth: 10,
      parameterLimit: mostValues,
      arrayLimit: 1_000,
      // No key of a stranger's reaches a prototype.
      plainObjects: true,
      // Ids are looked for: what is long is not worth decoding.
      decoder: (text, decode) => (text.length > longestText ? '' : decode(text)),
    });
  } catch {
    return {};
  }
}

function hasMoreValues(body: string): boolean {
  let values = 1;
  for (let at = body.indexOf('&'); at !== -1 && values <= mostValues; at = body.indexOf('&', at + 1)) values += 1;
  return values > mostValues;
}

function readRecord(entity: Exclude<Change['entity'], 'notes'>, kind: ChangeKind, item: Part): Hint[] {
  const id = readId(item.id);
  if (id === undefined) return [];
  const isGone = kind === 'DELETED';
  const previous: Previous = {
    statusId: readId(isGone ? item.status_id : item.old_status_id),
    pipelineId: readId(isGone ? item.pipeline_id : item.old_pipeline_id),
    responsibleUserId: readId(isGone ? item.responsible_user_id : item.old_responsible_user_id),
  };
  return [{ entity: entity === 'contacts' && item.type === 'company' ? 'companies' : entity, id, kind, previous }];
}

function readNote(group: Exclude<Change['entity'], 'notes'>, item: Part): Hint[] {
  const note = readPart(item.note);
  const id = readId(note.id);
  const noteOf = noteEntities.get(note.element_type) ?? (group === 'tasks' ? undefined : group);
  return id === undefined || !noteOf ? [] : [{ entity: 'notes', id, kind: 'ADDED', previous: {}, noteOf }];
}

/** An object or a list, which qs makes of `[0]`, `[1]` …; anything else has no parts. */
function readPart(value: unknown): Part {
  return typeof value === 'object' && value !== null ? (value as Part) : {};
}

function readId(value: unknown): number | undefined {
  return typeof value === 'string' && /^[1-9]\d{0,15}$/.test(value) && Number.isSafeInteger(Number(value))
    ? Number(value)
    : undefined;
}
