import type { ChatTemplateRow, SalesbotRow, SourceRow } from './metadata.ts';
import type { ContactChatRow, EntityType, TalkRow } from './rows.ts';
import { Table } from './table.ts';

/** A salesbot that runs on a record. */
export interface SalesbotRunRow {
  id: number;
  botId: number;
  entityType: EntityType;
  entityId: number;
  isStopped: boolean;
}

/** Talks and what they need. Ids of their own: nothing of it shifts those of other rows. */
export class ChatTables {
  readonly talks: Table<TalkRow>;
  readonly contactChats: Table<ContactChatRow>;
  readonly sources: Table<SourceRow>;
  readonly salesbots: Table<SalesbotRow>;
  readonly salesbotRuns: Table<SalesbotRunRow>;
  readonly templates: Table<ChatTemplateRow>;
  /** The ids of deleted sources: re-creating the same external id answers with the old id. */
  readonly deletedSources = new Map<string, number>();

  constructor(onChange: () => void) {
    this.talks = new Table(1_101, onChange);
    this.contactChats = new Table(3_401, onChange);
    this.sources = new Table(17_619_001, onChange);
    this.salesbots = new Table(24_401, onChange);
    this.salesbotRuns = new Table(1, onChange);
    this.templates = new Table(7_301, onChange);
  }
}
