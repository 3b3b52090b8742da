/** Opens the journal of one account when it first writes or is asked: in a file of its own, or in the database of the replicas. */
import { join } from 'node:path';
import type { Config } from './config/index.ts';
import type { Journal } from './journal/index.ts';
import type { Metadata } from './loaders/metadata.ts';
import { openAccountStore } from './open-replica.ts';

/** What a journal is opened with. */
export interface JournalSource {
  config: Pick<Config, 'journalDays' | 'replica' | 'dataFolder'>;
  isSandbox: boolean;
  metadata: Metadata;
  now(): number;
  log: { error(details: object, message: string): void };
}

/** The journal of an account that may not be open yet. */
export interface LazyJournal {
  /** Undefined if JOURNAL_DAYS is 0. */
  open: (() => Promise<Journal>) | undefined;
  close(): Promise<void>;
}

/** Nothing is loaded or written before `open` is called. */
export function openJournalOf({ config, isSandbox, metadata, now, log }: JournalSource): LazyJournal {
  const { journalDays: days, dataFolder, replica } = config;
  const closers: (() => Promise<void>)[] = [];
  let opening: Promise<Journal> | undefined;

  async function closeAll(): Promise<void> {
    for (const close of closers.splice(0).reverse()) await close();
  }

  async function open(): Promise<Journal> {
    const { explainStore, openJournal } = await import('./journal/index.ts');
    const { id } = await metadata.account();
    const place = { file: join(dataFolder, 'journal', `${id}.db`), schema: `journal_${id}` };
    const source = { isSandbox, log, databaseUrl: replica?.databaseUrl, closers };
    const opened = await openAccountStore(source, place).catch((error: unknown) => {
      throw explainStore(error);
    });
    closers.push(opened.store.close);
    const onLoss = (file: string | undefined) =>
      log.error({ file }, `The journal was ${file === undefined ? 'removed' : 'damaged'} and is made anew`);
    return openJournal({ ...opened, days, now, onLoss });
  }

  return {
    open:
      days === 0
        ? undefined
        : () => {
            opening ??= open().catch(async (error: unknown) => {
              opening = undefined;
              await closeAll();
              throw error;
            });
            return opening;
          },
    async close() {
      await opening?.catch(() => {});
      await closeAll();
    },
  };
}
