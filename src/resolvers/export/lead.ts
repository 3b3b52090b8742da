import { readLeads } from '../../replica/question/record-step.ts';
import { loadFields, loadNames, loadTags, loadValues } from '../../replica/question/related.ts';
import type { CustomFieldValueTable, LeadTable } from '../../replica/store/tables.ts';
import { type LeadState, stateOf } from '../stage.ts';
import {
  type ColumnOf,
  createColumns,
  type Language,
  toFieldColumns,
  toList,
  toTable,
  type WithValues,
} from './column.ts';
import type { Exporter, ExportSource } from './source.ts';

/** A lead with what its row shows. */
interface Item extends WithValues {
  lead: LeadTable;
  company: string | undefined;
  contact: string | undefined;
  contactValues: readonly CustomFieldValueTable[];
  tags: readonly string[];
}

/** What states of leads are called. */
export const stateNames: Readonly<Record<Language, Record<LeadState, string>>> = {
  ru: { OPEN: 'В работе', WON: 'Успешна', LOST: 'Закрыта' },
  en: { OPEN: 'Open', WON: 'Won', LOST: 'Lost' },
};

/** The row of a lead: stage, people, company and main contact by their names, and every custom field. */
export const leadExporter: Exporter = {
  title: { ru: 'Сделки', en: 'Leads' },
  kinds: ['leads', 'contacts', 'companies'],
  async open(source) {
    const { database, condition } = source;
    const [fields, contactFields] = await Promise.all([
      loadFields(database, 'leads'),
      loadFields(database, 'contacts'),
    ]);
    const phones = idsOf(contactFields, 'PHONE');
    const emails = idsOf(contactFields, 'EMAIL');
    const fieldIds = fields.map(({ id }) => id);
    async function* toItems(): AsyncGenerator<Item[]> {
      for await (const leads of readLeads(database, condition)) {
        const ids = leads.map(({ id }) => id);
        const contactIds = leads.flatMap(({ main_contact_id }) => main_contact_id ?? []);
        const companyIds = leads.flatMap(({ company_id }) => company_id ?? []);
        const [companies, contacts, tags, values, contactValues] = await Promise.all([
          loadNames(database, 'companies', companyIds),
          loadNames(database, 'contacts', contactIds),
          loadTags(database, 'leads', ids),
          loadValues(database, 'leads', ids, fieldIds),
          loadValues(database, 'contacts', contactIds, [...phones, ...emails]),
        ]);
        yield leads.map((lead) => ({
          lead,
          company: companies.get(lead.company_id ?? 0),
          contact: contacts.get(lead.main_contact_id ?? 0),
          contactValues: contactValues.get(lead.main_contact_id ?? 0) ?? [],
          tags: tags.get(lead.id) ?? [],
          values: values.get(lead.id) ?? [],
        }));
      }
    }
    return toTable([...listColumns(source, phones, emails), ...toFieldColumns(fields)], toItems());
  },
};

function idsOf(fields: readonly { id: number; code: string | null }[], code: string): number[] {
  return fields.filter((field) => field.code === code).map(({ id }) => id);
}

function listColumns(
  { names, account, accountUrl, language }: ExportSource,
  phones: readonly number[],
  emails: readonly number[],
): ColumnOf<Item>[] {
  const column = createColumns<Item>(language);
  const currency = account.currency ? `, ${account.currency}` : '';
  const user = (id: number) => names.users.get(id) ?? null;
  const valuesOf = ({ contactValues }: Item, ids: readonly number[]) =>
    toList(contactValues.filter(({ field_id }) => ids.includes(field_id)).map(({ value_text }) => value_text));
  return [
    column('id', 'id', 'ID', 'ID', ({ lead }) => lead.id),
    column('name', 'text', 'Название', 'Name', ({ lead }) => lead.name),
    column('price', 'money', `Бюджет${currency}`, `Amount${currency}`, ({ lead }) => lead.price_exact),
    column('pipeline', 'text', 'Воронка', 'Pipeline', ({ lead }) => names.pipelines.get(lead.pipeline_id) ?? null),
    column(
      'status',
      'text',
      'Этап',
      'Status',
      ({ lead }) => names.statuses.get(`${lead.pipeline_id}:${lead.status_id}`) ?? null,
    ),
    column('state', 'text', 'Состояние', 'State', ({ lead }) => stateNames[language][stateOf(lead.status_id)]),
    column(
      'loss_reason',
      'text',
      'Причина отказа',
      'Loss reason',
      ({ lead }) => names.lossReasons.get(lead.loss_reason_id ?? 0) ?? null,
    ),
    column('responsible', 'text', 'Ответственный', 'Responsible', ({ lead }) => user(lead.responsible_user_id)),
    column('company', 'text', 'Компания', 'Company', ({ company }) => company),
    column('contact', 'text', 'Контакт', 'Contact', ({ contact }) => contact),
    column('contact_phone', 'phone', 'Телефон контакта', 'Contact phone', (item) => valuesOf(item, phones)),
    column('contact_email', 'text', 'E-mail контакта', 'Contact e-mail', (item) => valuesOf(item, emails)),
    column('tags', 'text', 'Теги', 'Tags', ({ tags }) => toList(tags)),
    column('source_id', 'id', 'ID источника', 'Source ID', ({ lead }) => lead.source_id),
    column('created_at', 'date-time', 'Создана', 'Created', ({ lead }) => lead.created_at),
    column('created_by', 'text', 'Кем создана', 'Created by', ({ lead }) => user(lead.created_by)),
    column('updated_at', 'date-time', 'Изменена', 'Updated', ({ lead }) => lead.updated_at),
    column('closed_at', 'date-time', 'Закрыта', 'Closed', ({ lead }) => lead.closed_at),
    column('closest_task_at', 'date-time', 'Ближайшая задача', 'Next task', ({ lead }) => lead.closest_task_at),
    column('url', 'text', 'Ссылка', 'Link', ({ lead }) => `${accountUrl}/leads/detail/${lead.id}`),
  ];
}
