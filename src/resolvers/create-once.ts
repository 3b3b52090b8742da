import type {
  Amocrm,
  BatchOutcome,
  CompanyWrite,
  ContactWrite,
  Created,
  EntityType,
  LeadWrite,
  NoteWrite,
  TaskWrite,
} from '../amocrm/index.ts';
import { WriteOutcomeUnknownError } from '../errors/index.ts';
import type { Context } from './context.ts';

/** What each noun is created from. */
interface Writes {
  leads: LeadWrite;
  contacts: ContactWrite;
  companies: CompanyWrite;
  tasks: TaskWrite;
}

/** A record as far as recovering compares it with what was sent. */
type Candidate = { id: number; created_at: number } & Record<string, unknown>;

/** How far amoCRM's clock may be from ours in seconds, when records created by us are looked for. */
const clockMargin = 5;

/** How long the ids that we created are remembered, so that an older twin is never taken for a lost one. */
const rememberMs = 10 * 60_000;

/**
 * Creates records, and never twice: amoCRM has no idempotency keys, so where an answer was lost the records are looked
 * for among those created since. Only what is certainly not there is sent again, and only once, and only where amoCRM
 * had answered (an error 5xx): a request whose connection broke may still be under way.
 */
export async function createOnce<Noun extends keyof Writes>(
  context: Context,
  noun: Noun,
  writes: Writes[Noun][],
): Promise<BatchOutcome<Created>[]> {
  const { amocrm } = context;
  const send = (items: Writes[Noun][]): Promise<BatchOutcome<Created>[]> => {
    // One noun, one kind of write; the compiler cannot follow the pair through the index.
    return (amocrm[noun].create as (items: Writes[Noun][]) => Promise<BatchOutcome<Created>[]>)(items);
  };
  return recover(context, noun, writes, send, (since) => listRecent(amocrm, noun, since));
}

/** The same for notes, which amoCRM keeps per entity. */
export async function createNotesOnce(
  context: Context,
  entity: EntityType,
  writes: NoteWrite[],
): Promise<BatchOutcome<Created>[]> {
  return recover(
    context,
    `${entity}:notes`,
    writes,
    (items) => context.amocrm.notes.create(entity, items),
    async () => {
      const page = await context.amocrm.notes.list(entity, {
        filter: { entity_id: [...new Set(writes.map((write) => write.entity_id))] },
        order: { field: 'id', direction: 'desc' },
        limit: 250,
      });
      return page.items.map((note) => ({ ...note }));
    },
  );
}

async function recover<Write extends object>(
  context: Context,
  kind: string,
  writes: Write[],
  send: (writes: Write[]) => Promise<BatchOutcome<Created>[]>,
  listCandidates: (since: number) => Promise<Candidate[]>,
): Promise<BatchOutcome<Created>[]> {
  const since = context.now() - clockMargin;
  const outcomes = await send(writes);
  const lost = outcomes.filter(isLost);
  if (lost.length > 0) {
    const candidates = (await listCandidates(since)).filter((candidate) => candidate.created_at >= since);
    const free: Candidate[] = [];
    for (const candidate of candidates) {
      if (!(await context.state.keyValue.get(keyOf(kind, candidate.id)))) free.push(candidate);
    }
    for (const outcome of lost) {
      const write = writes[outcome.index];
      const found = write ? free.findIndex((candidate) => matches(write, candidate)) : -1;
      const [candidate] = found === -1 ? [] : free.splice(found, 1);
      if (candidate) outcomes[outcomes.indexOf(outcome)] = { index: outcome.index, result: { id: candidate.id } };
    }
    await repeat(outcomes, writes, send);
  }
  for (const outcome of outcomes) {
    if ('result' in outcome) await context.state.keyValue.set(keyOf(kind, outcome.result.id), true, rememberMs);
  }
  return outcomes;
}

/** Sends once more what amoCRM answered with an error and what is not there. */
async function repeat<Write>(
  outcomes: BatchOutcome<Created>[],
  writes: Write[],
  send: (writes: Write[]) => Promise<BatchOutcome<Created>[]>,
): Promise<void> {
  const open = outcomes.filter((outcome) => isLost(outcome) && outcome.error.answered);
  if (open.length === 0) return;
  const again = await send(open.map((outcome) => writes[outcome.index] as Write));
  for (const outcome of again) {
    const original = open[outcome.index];
    if (original) outcomes[outcomes.indexOf(original)] = { ...outcome, index: original.index };
  }
}

function isLost(
  outcome: BatchOutcome<Created>,
): outcome is BatchOutcome<Created> & { error: WriteOutcomeUnknownError } {
  return 'error' in outcome && outcome.error instanceof WriteOutcomeUnknownError;
}

async function listRecent(amocrm: Amocrm, noun: keyof Writes, since: number): Promise<Candidate[]> {
  const order = { field: 'id', direction: 'desc' } as const;
  // amoCRM cannot filter tasks by creation; the newest page holds what was created seconds ago.
  if (noun === 'tasks') return (await amocrm.tasks.list({ order, limit: 250 })).items.map((task) => ({ ...task }));
  const query = { filter: { created_at: { from: since } }, order, limit: 250 };
  if (noun === 'leads') {
    const page = await amocrm.leads.list({ ...query, with: ['contacts'] });
    return page.items.map((lead) => ({
      ...lead,
      contacts: lead.contacts?.map(({ id, is_main }) => ({ id, is_main })),
    }));
  }
  return (await amocrm[noun].list(query)).items.map((record) => ({ ...record }));
}

/** Whether a record is what was sent, as far as amoCRM keeps it unchanged. */
function matches(write: object, candidate: Candidate): boolean {
  return Object.entries(write).every(([key, value]) => {
    if (value === undefined || !(key in candidate)) return true;
    if (key === 'custom_fields_values') return hasFields(value, candidate[key]);
    return JSON.stringify(value) === JSON.stringify(candidate[key]);
  });
}

/** Whether the fields that were sent are there; their values are kept in another shape than they are sent. */
function hasFields(sent: unknown, kept: unknown): boolean {
  const ids = (fields: unknown) =>
    Array.isArray(fields) ? fields.map((field: { field_id?: number }) => field.field_id) : [];
  const present = ids(kept);
  return ids(sent).every((id) => present.includes(id));
}

function keyOf(kind: string, id: number): string {
  return `created:${kind}:${id}`;
}
