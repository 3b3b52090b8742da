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

/** Each view with its columns in one line, without what a model can tell from the others. */
function listViews(): string[] {
  return Object.entries(views)
    .filter(([name]) => name !== 'contact_fields' && name !== 'company_fields')
    .map(([name, { columns }]) => {
      const names = Object.keys(columns);
      const isTold = (column: string) =>
        ['is_deleted', 'sort', 'position'].includes(column) ||
        (column.endsWith('_on') && names.includes(column.replace(/_on$/, '_at'))) ||
        (column.endsWith('_id') && names.includes(column.replace(/_id$/, '')));
      const also = name === 'lead_fields' ? '; likewise contact_fields, company_fields' : '';
      return `${name}(${names.filter((column) => !isTold(column)).join(', ')})${also}`;
    });
}

/** What descriptions of a tool and of an argument may have, in characters: several model APIs take no more. */
const maxDescription = 1_024;
const maxArgument = 700;

/**
 * Puts the list of views into an operation document: behind «Views:» in its description as many as fit, and behind «More views:» in the
 * description of the argument the others; those that do not fit there either only by name.
 */
export function fillViews(document: string): string {
  const quotes = '"""';
  const start = document.indexOf(quotes) + quotes.length + 1;
  let room = maxDescription - (document.indexOf('\nViews:') - start) - '\nViews: .'.length;
  const first: string[] = [];
  const rest = listViews();
  for (let next = rest[0]; next !== undefined && next.length + 2 <= room; next = rest[0]) {
    first.push(next);
    rest.shift();
    room -= next.length + 2;
  }
  const before = /"([^"]*)More views:[^"]*"/.exec(document)?.[1] ?? '';
  let whole = rest.length;
  let more = `More views: ${rest.join('; ')}.`;
  while (before.length + more.length > maxArgument) {
    whole -= 1;
    const names = rest.slice(whole).map((view) => view.replace(/\(.*/s, ''));
    more = `More views: ${rest.slice(0, whole).join('; ')}. Also: ${names.join(', ')}.`;
  }
  return document
    .replace(/^Views:.*$/m, () => `Views: ${first.join('; ')}.`)
    .replace(/More views:[^"]*"/, () => `${more}"`);
}
