import { readCompanies, readContacts } from '../../replica/question/record-step.ts';
import { loadFields, loadNames, loadTags, loadValues } from '../../replica/question/related.ts';
import type { CompanyTable, ContactTable } from '../../replica/store/tables.ts';
import { type ColumnOf, createColumns, toFieldColumns, toList, toTable, type WithValues } from './column.ts';
import type { Exporter, ExportSource } from './source.ts';

/** A contact or a company with what its row shows. */
interface Item extends WithValues {
  card: ContactTable | CompanyTable;
  company: string | undefined;
  tags: readonly string[];
}

/** The row of a contact: its company by name, phones, e-mails and every other custom field. */
export const contactExporter: Exporter = {
  title: { ru: 'Контакты', en: 'Contacts' },
  kinds: ['contacts', 'companies'],
  open: (source) => openCards(source, 'contacts'),
};

/** The row of a company, with every custom field. */
export const companyExporter: Exporter = {
  title: { ru: 'Компании', en: 'Companies' },
  kinds: ['companies'],
  open: (source) => openCards(source, 'companies'),
};

async function openCards(source: ExportSource, type: 'contacts' | 'companies') {
  const { database, condition } = source;
  const fields = await loadFields(database, type);
  const fieldIds = fields.map(({ id }) => id);
  async function* toItems(): AsyncGenerator<Item[]> {
    const steps = type === 'contacts' ? readContacts(database, condition) : readCompanies(database, condition);
    for await (const cards of steps) {
      const ids = cards.map(({ id }) => id);
      const companyIds = cards.flatMap((card) => companyOf(card) ?? []);
      const [companies, tags, values] = await Promise.all([
        loadNames(database, 'companies', companyIds),
        loadTags(database, type, ids),
        loadValues(database, type, ids, fieldIds),
      ]);
      yield cards.map((card) => ({
        card,
        company: companies.get(companyOf(card) ?? 0),
        tags: tags.get(card.id) ?? [],
        values: values.get(card.id) ?? [],
      }));
    }
  }
  return toTable([...listColumns(source, type), ...toFieldColumns(fields)], toItems());
}

function companyOf(card: ContactTable | CompanyTable): number | null {
  return 'company_id' in card ? card.company_id : null;
}

function listColumns({ names, accountUrl, language }: ExportSource, type: 'contacts' | 'companies'): ColumnOf<Item>[] {
  const column = createColumns<Item>(language);
  const user = (id: number) => names.users.get(id) ?? null;
  const common = [
    column('responsible', 'text', 'Ответственный', 'Responsible', ({ card }) => user(card.responsible_user_id)),
    column('tags', 'text', 'Теги', 'Tags', ({ tags }) => toList(tags)),
    column('created_at', 'date-time', 'Создание', 'Created', ({ card }) => card.created_at),
    column('created_by', 'text', 'Автор', 'Created by', ({ card }) => user(card.created_by)),
    column('updated_at', 'date-time', 'Изменение', 'Updated', ({ card }) => card.updated_at),
    column('closest_task_at', 'date-time', 'Ближайшая задача', 'Next task', ({ card }) => card.closest_task_at),
    column('url', 'text', 'Ссылка', 'Link', ({ card }) => `${accountUrl}/${type}/detail/${card.id}`),
  ];
  const id = column('id', 'id', 'ID', 'ID', ({ card }) => card.id);
  const name = column('name', 'text', 'Название', 'Name', ({ card }) => card.name);
  if (type === 'companies') return [id, name, ...common];
  const part = (key: 'first_name' | 'last_name') => (item: Item) =>
    key in item.card ? (item.card as ContactTable)[key] : null;
  return [
    id,
    { ...name, title: language === 'ru' ? 'ФИО' : 'Name' },
    column('first_name', 'text', 'Имя', 'First name', part('first_name')),
    column('last_name', 'text', 'Фамилия', 'Last name', part('last_name')),
    column('company', 'text', 'Компания', 'Company', ({ company }) => company),
    ...common,
  ];
}
