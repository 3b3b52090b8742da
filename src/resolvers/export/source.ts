import type { Account } from '../../amocrm/index.ts';
import type { Table } from '../../export/table.ts';
import type { Kind, Snapshot } from '../../replica/index.ts';
import type { RecordCondition } from '../../replica/question/record-step.ts';
import type { SettingNames } from '../../replica/question/related.ts';
import type { Language } from './column.ts';

/** The kinds of records that can be exported. */
export type RecordKind = 'LEADS' | 'CONTACTS' | 'COMPANIES' | 'TASKS' | 'NOTES' | 'CALLS' | 'EVENTS' | 'STAGE_MOVES';

/** What the rows of an export are made from. */
export interface ExportSource {
  database: Snapshot['database'];
  names: SettingNames;
  account: Account;
  /** The account's address in a browser. */
  accountUrl: string;
  language: Language;
  condition: RecordCondition;
}

/** How records of one kind are exported. */
export interface Exporter {
  /** What the file and its sheet are called. */
  title: Readonly<Record<Language, string>>;
  /** The kinds of records that must be up to date. */
  kinds: readonly Kind[];
  open(source: ExportSource): Promise<Table>;
}
