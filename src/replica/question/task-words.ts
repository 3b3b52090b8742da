/** Tasks as people speak of them: by words of the text, of the type, or of the names of whom and what they are about. */
import { type Expression, expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Snapshot } from '../index.ts';
import type { Tables } from '../store/tables.ts';
import { containsText } from '../store/text-match.ts';

/** One word, and the types of tasks whose names have it: the replica does not know these names. */
export interface TaskWord {
  text: string;
  types: number[];
}

const from = expressionBuilder<Tables, never>();

/** Whether each of the words is found somewhere in a task or in what it is about. */
export function hasWords(words: readonly TaskWord[], { engine }: Pick<Snapshot, 'engine'>): Expression<SqlBool> {
  return from.and(words.map((word) => hasWord(word, engine)));
}

function hasWord({ text, types }: TaskWord, engine: Snapshot['engine']): Expression<SqlBool> {
  const named = (table: 'lead' | 'contact' | 'company') => containsText(engine, `${table}.name`, text);
  const companies = from.selectFrom('company').select('company.id').where(named('company'));
  const contacts = from
    .selectFrom('contact')
    .select('contact.id')
    .where((eb) => eb.or([named('contact'), eb('contact.company_id', 'in', companies)]));
  const ofContacts = from
    .selectFrom('lead_contact')
    .select('lead_contact.lead_id')
    .where('lead_contact.contact_id', 'in', contacts);
  const leads = from
    .selectFrom('lead')
    .select('lead.id')
    .where((eb) => eb.or([named('lead'), eb('lead.company_id', 'in', companies), eb('lead.id', 'in', ofContacts)]));
  return from.or([
    containsText(engine, 'task.text', text),
    ...(types.length > 0 ? [sql<SqlBool>`${sql.ref('task.task_type_id')} in (${sql.join(types)})`] : []),
    isAbout('leads', leads),
    isAbout('contacts', contacts),
    isAbout('companies', companies),
  ]);
}

function isAbout(type: 'leads' | 'contacts' | 'companies', ids: Expression<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.ref('task.entity_type')} = ${type} and ${sql.ref('task.entity_id')} in ${ids})`;
}
