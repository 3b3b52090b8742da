/** How far the replica is, for people and for monitoring. */
import { sql } from 'kysely';
import type { Kind } from '../kind.ts';
import { kinds } from '../kind.ts';
import type { Store } from '../store/store.ts';
import { loadProgress, type RefusedRemoval, type StreamError } from './state.ts';
import { filterOffWarning } from './unfiltered.ts';

/** How far one kind of record is. Times are unix seconds. */
export interface KindStatus {
  kind: Kind;
  isFilled: boolean;
  /** All records that were created since then are here; 0 for all, null before the first page. */
  filledSince: number | null;
  /** The copy is as the account was then; null before the first page. */
  syncedAt: number | null;
  rows: number;
  /** Pages committed, and requests sent, since the first fill began. */
  pages: number;
  requests: number;
  error: StreamError | null;
  /** A removal that waits for consent, because it would take more than a bound. */
  refusedRemoval: RefusedRemoval | null;
  /** What is done instead of what amoCRM does not do for this account; null if nothing. */
  warning: string | null;
}

/** How far the replica is. */
export interface ReplicaStatus {
  kinds: KindStatus[];
  /** Who writes at present; null if no process does. */
  lease: { holder: string; expiresAt: number } | null;
  engine: Store['engine'];
  /** On the disk. */
  bytes: number;
  /** Where a damaged file was moved by this process; null if none was. */
  damagedFile: string | null;
}

const tables = {
  leads: 'lead',
  contacts: 'contact',
  companies: 'company',
  tasks: 'task',
  events: 'event',
  catalog_elements: 'catalog_element',
  incoming_leads: 'incoming_lead',
  lead_notes: 'note',
  contact_notes: 'note',
  company_notes: 'note',
} as const;

const noteOwners = { lead_notes: 'leads', contact_notes: 'contacts', company_notes: 'companies' } as const;

/** Reads the status; asks amoCRM nothing. @param clock milliseconds, by which leases expire */
export async function loadStatus(store: Store, clock: () => number): Promise<Omit<ReplicaStatus, 'damagedFile'>> {
  const progress = await loadProgress(store);
  const lease = await store.database
    .selectFrom('lease')
    .selectAll()
    .where('expires_at', '>', clock())
    .executeTakeFirst();
  return {
    kinds: await Promise.all(
      kinds.map(async (kind): Promise<KindStatus> => {
        const stream = progress.get(kind);
        return {
          kind,
          isFilled: stream?.isFilled ?? false,
          filledSince: stream?.filledSince ?? null,
          syncedAt: stream?.syncedAt ?? null,
          rows: await countRows(store, kind),
          pages: stream?.state.pages ?? 0,
          requests: stream?.state.requests ?? 0,
          error: stream?.state.error ?? null,
          refusedRemoval: stream?.state.refused ?? null,
          warning: stream && stream.state.filterOffAt !== null ? filterOffWarning : null,
        };
      }),
    ),
    lease: lease ? { holder: lease.holder, expiresAt: Math.floor(lease.expires_at / 1000) } : null,
    engine: store.engine,
    bytes: await store.size(),
  };
}

async function countRows({ database }: Store, kind: Kind): Promise<number> {
  const owner = noteOwners[kind as keyof typeof noteOwners];
  const query = database
    .selectFrom(tables[kind])
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .$if(owner !== undefined, (notes) => notes.where(sql.ref('entity_type'), '=', owner));
  return (await query.executeTakeFirstOrThrow()).rows;
}
