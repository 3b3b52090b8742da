/** What the parts of a synchronization share while one process holds the lease. */
import type { Compilable } from 'kysely';
import type { Amocrm } from '../../amocrm/index.ts';
import type { Kind } from '../kind.ts';
import type { RowContext } from '../row/context.ts';
import type { Statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { SettingSource } from './settings.ts';
import { createProgress, type StreamProgress, storeProgress } from './state.ts';
import type { StoredPage, Stream } from './stream.ts';

/** Changes are read again from this many seconds before the last time, because they become visible late and in any order. */
export const overlapSeconds = 300;

/** The cards of an account: what has fields, tags, links, tasks and notes. */
export const cardKinds = ['leads', 'contacts', 'companies'] as const;

/** One of them. */
export type CardKind = (typeof cardKinds)[number];

/** The kind of the notes of cards. */
export const noteKinds = { leads: 'lead_notes', contacts: 'contact_notes', companies: 'company_notes' } as const;

/** The kinds that a card's deletion, restore or merge changes besides its own, because they belong to it or are linked with it. */
export const dependents: Readonly<Record<CardKind, readonly Kind[]>> = {
  leads: ['tasks', 'lead_notes'],
  contacts: ['leads', 'tasks', 'contact_notes'],
  companies: ['leads', 'contacts', 'tasks', 'company_notes'],
};

/** Whether a kind is one of cards. */
export function isCardKind(kind: string): kind is CardKind {
  return cardKinds.some((card) => card === kind);
}

/** After filters were switched off they are tried again after so many seconds. */
const filterRetrySeconds = 3_600;

/** Whether amoCRM was seen to ignore the filters of a kind, and it is too early to try them again. */
export function isFilterOff({ now }: Pick<Work, 'now'>, { state }: StreamProgress): boolean {
  return state.filterOffAt !== null && now() - state.filterOffAt < filterRetrySeconds;
}

/** Everything that a part of a synchronization needs. */
export interface Work {
  store: Store;
  amocrm: Amocrm;
  settings: SettingSource;
  context: RowContext;
  streams: Record<Kind, Stream>;
  /** How far each kind is, as it is stored. Only kinds that were begun. */
  progress: Map<Kind, StreamProgress>;
  historyDays: number;
  /** Unix seconds by amoCRM's clock. */
  now(): number;
  /** @throws {UnexpectedChangesError} if another process has taken the lease: nothing is written */
  write(statements: readonly (Statement | Compilable)[]): Promise<void>;
  /** Whether a removal beyond the bound may be carried out. */
  acceptsDeletes: boolean;
  onProgress?: ((progress: { done: number; message: string }) => void) | undefined;
}

/** The progress of a kind; begun now if it was not. */
export function beginProgress({ progress, now }: Work, kind: Kind): StreamProgress {
  const known = progress.get(kind) ?? createProgress(kind, now());
  progress.set(kind, known);
  return known;
}

/** Sends a request for a kind, and counts it. */
export async function countRequest<Answer>(stream: StreamProgress, request: Promise<Answer>): Promise<Answer> {
  stream.state.requests += 1;
  return request;
}

/** Writes a page together with how far the kind is. */
export function writePage(
  { store, write }: Work,
  stream: StreamProgress,
  page: Pick<StoredPage, 'statements'>,
): Promise<void> {
  return write([...page.statements, storeProgress(store, stream)]);
}

/** Values in portions of at most `size`. */
export function* portions<Value>(values: readonly Value[], size: number): Generator<Value[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size);
}
