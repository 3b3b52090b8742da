/**
 * Parses amoCRM's webhook deliveries: forms with nested keys such as `leads[status][0][old_status_id]`, every value a text
 * (amoCRM API v4, Webhooks). They are not signed, so they are hints where to look and never facts.
 */
import qs from 'qs';
import { type EntityType, isUid, parseCategory } from '../amocrm/index.ts';
import type { Change, ChangeKind, Previous, ToldDecision } from './change.ts';

/** What a delivery claims about one record. */
export interface Hint {
  entity: Change['entity'];
  /** The uid of an incoming lead, the id of anything else. */
  id: number | string;
  kind: ChangeKind;
  previous: Previous;
  /** Of a note: the kind of record that it is about, under which amoCRM keeps it. */
  noteOf?: EntityType;
  /** Of an incoming lead that is gone. */
  told?: ToldDecision;
}

/** A parsed delivery. */
export interface Delivery {
  hints: Hint[];
  /** The account that it claims to be of. */
  accountId: number | undefined;
  /** Events that are not used, as `group.action`, each once. */
  ignored: string[];
  /** Whether it has more values than are parsed. */
  isCut: boolean;
}

/** What has a group of its own and numbers for ids. */
type Numbered = Exclude<Change['entity'], 'notes' | 'incomingLeads' | 'talks'>;

/** The keys of the groups; companies come among the contacts, and tasks in the singular. */
const groups: Readonly<Record<string, Numbered>> = {
  leads: 'leads',
  contacts: 'contacts',
  companies: 'companies',
  customers: 'customers',
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

/** The groups about talks, and what each action says of the talk: a message changes it. */
const talkKinds: Readonly<Record<string, Readonly<Record<string, ChangeKind>>>> = {
  talk: { add: 'ADDED', update: 'UPDATED' },
  message: { add: 'UPDATED' },
};

/** Incoming leads are told of in these actions only. */
const incomingKinds: ReadonlySet<ChangeKind> = new Set(['ADDED', 'UPDATED', 'DELETED']);

/**
 * The events to subscribe to: all that are used here (amoCRM API v4, Webhooks: settings). The codes of incoming leads are not published:
 * people choose these in amoCRM itself. That of messages (`add_message`) is Kommo’s alone, and amoCRM refuses unknown codes.
 */
export const webhookCodes: readonly string[] = [
  ...['add', 'update', 'delete', 'restore', 'status', 'responsible', 'note'].map((action) => `${action}_lead`),
  ...['contact', 'company'].flatMap((noun) =>
    ['add', 'update', 'delete', 'restore', 'responsible', 'note'].map((action) => `${action}_${noun}`),
  ),
  ...['add', 'update', 'delete', 'responsible'].map((action) => `${action}_task`),
  ...['add', 'update'].map((action) => `${action}_talk`),
];

/** The events of customers: for accounts that have customers, because others may refuse the codes. */
export const customerWebhookCodes: readonly string[] = ['add', 'update', 'delete', 'responsible', 'note'].map(
  (action) => `${action}_customer`,
);

/** `element_type` of a note: numbers of the first version of the API. */
const noteEntities: ReadonlyMap<unknown, EntityType> = new Map([
  ['1', 'contacts'],
  ['2', 'leads'],
  ['3', 'companies'],
  ['12', 'customers'],
]);

/** How many values of a body are parsed: a card with a hundred fields has five hundred. */
const maxValues = 20_000;

/** The longest key or value that is decoded, in characters. */
const maxText = 1_000;

/** The longest name of an unused event that is kept for the log, in characters. */
const maxName = 60;

type Part = Record<string, unknown>;

/** Parses a body. Garbage is a delivery without hints; never throws. */
export function parseDelivery(body: string): Delivery {
  const delivery: Delivery = { hints: [], accountId: undefined, ignored: [], isCut: hasMoreValues(body) };
  const ignored = new Set<string>();
  for (const [group, actions] of Object.entries(parseForm(body))) {
    if (group === 'account') {
      delivery.accountId = parseId(toPart(actions).id);
      continue;
    }
    for (const [action, items] of Object.entries(toPart(actions))) {
      const entity = Object.hasOwn(groups, group) ? groups[group] : undefined;
      const kind = Object.hasOwn(kinds, action) ? kinds[action] : undefined;
      const talkKind = Object.hasOwn(talkKinds, group) ? talkKinds[group]?.[action] : undefined;
      if (talkKind) {
        delivery.hints.push(...Object.values(toPart(items)).flatMap((item) => parseTalk(talkKind, toPart(item))));
      } else if (group === 'unsorted' && kind && incomingKinds.has(kind)) {
        delivery.hints.push(...Object.values(toPart(items)).flatMap((item) => parseIncoming(kind, toPart(item))));
      } else if (!entity || (!kind && action !== 'note')) ignored.add(`${group}.${action}`.slice(0, maxName));
      else {
        const parts = Object.values(toPart(items)).map(toPart);
        delivery.hints.push(
          ...parts.flatMap((item) => (kind ? parseRecord(entity, kind, item) : parseNote(entity, item))),
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
      parameterLimit: maxValues,
      arrayLimit: 1_000,
      // No key from outside reaches a prototype.
      plainObjects: true,
      // Only ids are used: a long text is not worth decoding.
      decoder: (text, decode) => (text.length > maxText ? '' : decode(text)),
    });
  } catch {
    return {};
  }
}

function hasMoreValues(body: string): boolean {
  let values = 1;
  for (let at = body.indexOf('&'); at !== -1 && values <= maxValues; at = body.indexOf('&', at + 1)) values += 1;
  return values > maxValues;
}

function parseRecord(entity: Numbered, kind: ChangeKind, item: Part): Hint[] {
  const id = parseId(item.id);
  if (id === undefined) return [];
  const isGone = kind === 'DELETED';
  const previous: Previous = {
    statusId: parseId(isGone ? item.status_id : item.old_status_id),
    pipelineId: parseId(isGone ? item.pipeline_id : item.old_pipeline_id),
    responsibleUserId: parseId(isGone ? item.responsible_user_id : item.old_responsible_user_id),
  };
  return [{ entity: entity === 'contacts' && item.type === 'company' ? 'companies' : entity, id, kind, previous }];
}

function parseNote(group: Numbered, item: Part): Hint[] {
  const note = toPart(item.note);
  const id = parseId(note.id);
  const noteOf = noteEntities.get(note.element_type) ?? (group === 'tasks' ? undefined : group);
  return id === undefined || !noteOf ? [] : [{ entity: 'notes', id, kind: 'ADDED', previous: {}, noteOf }];
}

/** A message has the id of its talk, too. */
function parseTalk(kind: ChangeKind, item: Part): Hint[] {
  const id = parseId(item.talk_id);
  return id === undefined ? [] : [{ entity: 'talks', id, kind, previous: {} }];
}

const decisions: ReadonlyMap<unknown, ToldDecision['decision']> = new Map([
  ['accept', 'ACCEPTED'],
  ['decline', 'DECLINED'],
]);

function parseIncoming(kind: ChangeKind, item: Part): Hint[] {
  const { uid } = item;
  if (typeof uid !== 'string' || !isUid(uid)) return [];
  const hint: Hint = { entity: 'incomingLeads', id: uid, kind, previous: {} };
  if (kind !== 'DELETED') return [hint];
  const result = toPart(item.accept_result ?? item.decline_result);
  const [leadId] = Object.values(toPart(result.leads)).map(parseId);
  return [{ ...hint, told: { decision: decisions.get(item.action), category: parseCategory(item.category), leadId } }];
}

/** An object, or a list that qs makes of `[0]`, `[1]` …; anything else has no parts. */
function toPart(value: unknown): Part {
  return typeof value === 'object' && value !== null ? (value as Part) : {};
}

function parseId(value: unknown): number | undefined {
  return typeof value === 'string' && /^[1-9]\d{0,15}$/.test(value) && Number.isSafeInteger(Number(value))
    ? Number(value)
    : undefined;
}
