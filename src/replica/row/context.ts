import type { Contact } from '../../amocrm/index.ts';
import type { IdentityTable } from '../store/tables.ts';

/** A phone, e-mail, tax number, site or name of a record. */
export type Identity = Pick<IdentityTable, 'kind' | 'key'>;

/** What is needed to write records as rows. */
export interface RowContext {
  /** IANA name of the account's time zone. */
  timeZone: string;
  /** What a contact or company is recognized by, each once. Two spellings of the same have the same key. */
  identify(entityType: 'contacts' | 'companies', record: Pick<Contact, 'name' | 'custom_fields_values'>): Identity[];
  /** The names that stages have at present. */
  stageName(pipelineId: number, statusId: number): string | null;
}
