/** The views of SQL as documents show them: whole for people, and in few words for models. */
import { views } from '../src/replica/view/index.ts';

/** Each view with its columns. */
export function renderViews(): string {
  return Object.entries(views)
    .map(([name, { description, columns }]) => {
      const rows = Object.entries(columns).map(
        ([column, { type, description: meaning }]) => `| \`${column}\` | ${type} | ${meaning.replaceAll('|', '\\|')} |`,
      );
      return `### ${name}\n\n${description}\n\n| column | type | meaning |\n|---|---|---|\n${rows.join('\n')}`;
    })
    .join('\n\n');
}

/** The names of the views and their columns, without what a model can tell from the others. */
export function listViews(): string {
  return Object.entries(views)
    .filter(([name]) => name !== 'contact_fields' && name !== 'company_fields')
    .map(([name, { columns }]) => {
      const names = Object.keys(columns);
      const isPlain = (column: string) =>
        !['is_deleted', 'sort'].includes(column) &&
        !(column.endsWith('_on') && names.includes(column.replace(/_on$/, '_at')));
      const also = name === 'lead_fields' ? ', also contact_fields(contact_id, …), company_fields(company_id, …)' : '';
      return `${name}(${names.filter(isPlain).join(', ')})${also}`;
    })
    .join('; ');
}

/** Puts the list of views behind the word «Views:» of the description of an operation document. */
export function fillViews(document: string): string {
  return document.replace(/^Views:.*$/m, () => `Views: ${listViews()}.`);
}
