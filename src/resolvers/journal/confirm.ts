/** The confirmation of a single write: the request that must be confirmed is answered with its plan, and sent when it is repeated with it. */
import type { Call } from '../../amocrm/index.ts';
import { ConfirmationRequiredError, PlanRefusedError } from '../../errors/index.ts';
import { quote } from '../../errors/quote.ts';
import { showDateTime } from '../account-time.ts';
import { type FieldChange, listChanges } from '../bulk/change.ts';
import { type BulkKind, type BulkPatch, type BulkRecord, closes, nameRecord, nounOf } from '../bulk/kind.ts';
import { createToken, endPlan, keepPlan, planSeconds, runLock, takePlan } from '../bulk/stored-plan.ts';
import type { Context, Door, LinkChange } from '../context.ts';
import { stateOf } from '../stage.ts';
import { timeOfAmocrm } from '../write/clock.ts';
import { withLocks } from '../write/lock.ts';
import { nouns } from '../write/reference.ts';
import { isLinking, nameCard, nameLinkChange, overwritesLink } from './link-change.ts';
import { listPresentChanges } from './present.ts';
import { bodyToShow, type WrittenRecord } from './record.ts';

/** How a caller confirms single writes. */
export interface Confirmation {
  /** The token of a plan, if the call repeats a write to confirm it. */
  token?: string | undefined;
  /** The least setting under which it is asked for. Scripts over GraphQL and REST have no user to ask, so theirs is `all`. */
  under: 'risky' | 'all';
}

/** The confirmation of a caller over GraphQL or REST. @param token of the header `Confirm` */
export function confirmationOfScript(token: string | null | undefined): Confirmation {
  return { token: token?.trim() || undefined, under: 'all' };
}

/** Whether the next write may have to be confirmed. */
export function mayAsk(confirmation: Confirmation | undefined, { writes, confirmWrites }: Context): boolean {
  if (!confirmation || writes.isConfirmed) return false;
  const { token, under } = confirmation;
  if (under === 'all') return confirmWrites === 'all';
  return confirmWrites !== 'never' || token !== undefined;
}

interface Wanted {
  call: Call;
  records: readonly WrittenRecord[];
  before: ReadonlyMap<number, BulkRecord>;
  /** Whether amoCRM refuses to show some of the records. */
  isUnread: boolean;
  /** What a request about anything else changes, as it is; null if it is not known. */
  present: object[] | null;
  /** What is deleted, by its name, if amoCRM says it. */
  deleted: string | undefined;
  /** What a request that links or unlinks cards does; null if it is not one, or if the present links are not known. */
  links: LinkChange[] | null;
}

/** What the plan of a single write is about: the caller's whole operation. */
interface Asked {
  door: Door;
  tool: string | null;
  variables: Record<string, unknown>;
  /** The text of the caller's own document; undefined if the operation is one of the package. */
  printDocument?: (() => string) | undefined;
  confirmation?: Confirmation | undefined;
}

/** How many records and how many of their fields a question names. */
const shown = { records: 5, changes: 10 };

/**
 * Lets the first write of an operation pass if it needs no confirmation or was confirmed; the later ones of the same operation pass with
 * it, because half of an operation would be worse than all of it.
 *
 * @throws {ConfirmationRequiredError} with the plan and its token; nothing was written
 * @throws {PlanRefusedError} if the token confirms nothing, or if a record was changed after the plan was made
 */
export async function confirmWrite(
  wanted: Wanted,
  { door, tool, variables, printDocument, confirmation }: Asked,
  context: Context,
): Promise<void> {
  const { writes, confirmWrites } = context;
  const { call, records, before, present } = wanted;
  if (!confirmation || !mayAsk(confirmation, context)) return;
  const field = `${door} ${tool ?? ''}`;
  const times = records.flatMap(({ id }) => (id === null ? [] : [[id, before.get(id)?.updated_at ?? null]]));
  const links = wanted.links ?? writes.upcoming ?? null;
  const seen = [times, call.method, call.path, withoutTimes(call.body), present, links];
  const bound: Bound = { variables, seen, ...(printDocument && { document: printDocument() }) };
  if (confirmation.token) {
    await takeConfirmation(confirmation.token, field, bound, context);
  } else {
    const risk = await describeRisk({ ...wanted, links }, context);
    if (confirmWrites === 'all' || risk.isRisky) await offer(risk, field, bound, confirmation, context);
  }
  writes.isConfirmed = true;
}

interface Risk {
  /** It replaces or removes something. */
  isRisky: boolean;
  /** For a person who is asked. */
  summary: string;
}

async function describeRisk(wanted: Wanted, context: Context): Promise<Risk> {
  const { call, records, before, isUnread, present } = wanted;
  const { method, path } = call;
  if (method === 'DELETE') return describeDeletion(call, wanted.deleted);
  const links = await describeLinks(wanted.links ?? [], context);
  if (method === 'POST' && records.length > 0) {
    const names = records.map(({ kind, patch }) => `a ${nounOf[kind]} «${patch.name ?? patch.text ?? ''}»`);
    const created = `Create ${names.slice(0, shown.records).join(', ')}?`;
    return { isRisky: links.isRisky, summary: [created, ...links.lines].join('\n') };
  }
  if (present) {
    const changes = listPresentChanges(present, call.body);
    const [{ name, id } = {}] = present as { name?: unknown; id?: unknown }[];
    const told = changes.slice(0, shown.changes).map(showChange).join('; ');
    const what = [path, typeof name === 'string' && `«${quote(name, 200)}»`, id !== undefined && `(${id})`]
      .filter(Boolean)
      .join(' ');
    return { isRisky: changes.some(({ overwrites }) => overwrites), summary: `Change?\n${what}: ${told}` };
  }
  if (wanted.links && isLinking(call)) {
    return { isRisky: links.isRisky, summary: ['Change?', ...links.lines].join('\n') };
  }
  if (records.length === 0) {
    // Links that cannot be read may be replaced.
    const isRisky = method !== 'POST' || isLinking(call);
    return { isRisky, summary: `Send ${method} ${path} ${quote(bodyToShow(call), 500)}?` };
  }
  const lines: string[] = [];
  let isRisky = records.length > 1 || isUnread || links.isRisky;
  for (const { kind, id, patch } of records) {
    const record = before.get(id ?? 0);
    if (!record) {
      if (isUnread && lines.length < shown.records) lines.push(describeUnread(kind, id, patch));
      continue;
    }
    const changes = await listChanges(kind, record, patch, context);
    const { status_id: _, pipeline_id: __, ...rest } = patch;
    const risks = movesOn(record, patch) ? await listChanges(kind, record, rest, context) : changes;
    isRisky ||= closes(record, patch) || risks.some(({ overwrites }) => overwrites);
    if (lines.length < shown.records) {
      const told = changes.slice(0, shown.changes).map(showChange).join('; ');
      lines.push(`${nounOf[kind]} «${quote(nameRecord(record), 200)}» (${id}): ${told}`);
    }
  }
  const rest = records.length - lines.length;
  const more = rest > 0 ? [`and ${rest} more records`] : [];
  return { isRisky, summary: ['Change?', ...lines, ...more, ...links.lines].join('\n') };
}

/** What becomes of links, with names: they cost requests, so they are read only if it is shown. */
async function describeLinks(links: readonly LinkChange[], context: Context) {
  const isRisky = links.some(overwritesLink);
  if (!isRisky && context.confirmWrites !== 'all') return { isRisky, lines: [] };
  const lines = links.slice(0, shown.changes).map(async (link) => {
    const card = quote(await nameCard(link.card, context), 200);
    return `${nouns[link.card.type]} ${card}: ${showChange(await nameLinkChange(link, context))}`;
  });
  const rest = links.length - lines.length;
  return { isRisky, lines: [...(await Promise.all(lines)), ...(rest > 0 ? [`and ${rest} more links`] : [])] };
}

/** A record that the amoCRM user of the token may change and not see: what is lost cannot be shown, only what is sent. */
function describeUnread(kind: BulkKind, id: number | null, patch: BulkPatch): string {
  const sent = quote(JSON.stringify(patch), 500);
  return `${nounOf[kind]} (${id}): amoCRM refuses to show its present values, which would be replaced by ${sent}`;
}

/** Whether an open lead goes to another open stage of its pipeline, as it does every day: that replaces nothing. */
function movesOn(record: BulkRecord, { status_id: status, pipeline_id: pipeline = record.pipeline_id }: BulkPatch) {
  const isOpen = (id: number | undefined) => id !== undefined && stateOf(id) === 'OPEN';
  return isOpen(record.status_id) && isOpen(status) && pipeline === record.pipeline_id;
}

/** Requests that delete nothing, although that is their method: files are only detached, and a declined incoming lead is closed. */
const detaching = /^\/\w+\/\d+\/files$|\/decline$/;

function describeDeletion({ path, isUndocumented = false }: Call, name: string | undefined): Risk {
  const what = name === undefined ? path : `${path} «${quote(name, 200)}»`;
  // amoCRM refuses a method that it does not have, and says what to do instead.
  if (isUndocumented) return { isRisky: false, summary: `Delete ${what}?` };
  if (detaching.test(path)) return { isRisky: true, summary: `Remove ${what}?` };
  return { isRisky: true, summary: `Delete ${what}? It cannot be undone.` };
}

function showChange({ field, from, to }: FieldChange): string {
  const show = (value: string | null) => (value === null ? '(empty)' : `«${quote(value, 200)}»`);
  return `${field} from ${show(from)} to ${show(to)}`;
}

/** What a plan is bound to: the arguments, and what was shown of them: the times of the records, and the request. */
interface Bound extends Record<string, unknown> {
  variables: Record<string, unknown>;
  seen: unknown;
  document?: string;
}

/** A body without times: one that was given as "in two hours" is another one at each call. The text itself is in the arguments. */
function withoutTimes(body: unknown): unknown {
  const isTime = (value: unknown) => typeof value === 'number' && value > 1e9 && value < 1e10;
  return JSON.parse(JSON.stringify(body ?? null, (_, value: unknown) => (isTime(value) ? null : value)));
}

async function offer(
  { summary }: Risk,
  field: string,
  bound: Bound,
  { under }: Confirmation,
  context: Context,
): Promise<never> {
  const expiresAt = (await timeOfAmocrm(context)) + planSeconds;
  const confirm = createToken(expiresAt);
  await keepPlan(confirm, { field, args: bound, expiresAt, writes: [] }, context);
  throw new ConfirmationRequiredError('This must be confirmed first; nothing was written.', {
    remedy:
      under === 'all'
        ? 'Show `summary` to the user. After they agree, repeat the request with the header `Confirm: <confirm>`; it confirms all that the request writes.'
        : 'If `summary` is exactly what the user asked for, call the same tool with the same arguments and this `confirm`. Otherwise ask the user.',
    data: { summary, confirm, expiresAt: await showDateTime(expiresAt, context) },
  });
}

/** Uses up the token, so that it confirms one run. */
async function takeConfirmation(token: string, field: string, bound: Bound, context: Context) {
  await withLocks([runLock(token)], context, async (held) => {
    try {
      await takePlan(token, field, bound, held);
    } catch (error) {
      const isStale = error instanceof PlanRefusedError && String(error.data.arguments) === 'seen';
      throw isStale ? new PlanRefusedError('PLAN_OUTDATED') : error;
    }
    await endPlan(token, held);
  });
}
