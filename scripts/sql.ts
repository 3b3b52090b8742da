/** The views of SQL as documents show them: whole for people, and in few words for models. */
import { views } from '../src/replica/view/index.ts';

/** Each view with its columns. */
export function renderViews(): string {
  return Object.entries(views)
    .map(([name, { description, columns }]) => {
      const rows = Object.entries(columns).map(
        ([column, { type, description: meaning, values = [], listedIn }]) =>
          `| \`${column}\` | ${type} | ${meaning.replaceAll('|', '\\|')}${listValues(values, listedIn !== undefined)} |`,
      );
      return `### ${name}\n\n${description}\n\n| column | type | meaning |\n|---|---|---|\n${rows.join('\n')}`;
    })
    .join('\n\n');
}

function listValues(values: readonly string[], hasOthers: boolean): string {
  const list = values.map((value) => `\`${value}\``).join(', ');
  return values.length === 0 ? '' : ` Values: ${list}${hasOthers ? ', and others' : ''}.`;
}

/** The longest list of values that a list for models has beside a column, in characters. */
const maxValues = 30;

/** The columns that every view of cards has: a list for models tells them once, as «…». */
const cardColumns = ['responsible', 'created_by', 'created_at', 'updated_at', 'next_task_at', 'tags'];

/** What stands for `record_type`, `record_id` and `record`. */
const recordColumns = ['record_type', 'record_id'];

/** Each view with its columns in one line, without what a model can tell from the others. */
function listViews(): string[] {
  return Object.entries(views)
    .filter(([name]) => name !== 'contact_fields' && name !== 'company_fields')
    .map(([name, { columns }]) => {
      const names = Object.keys(columns);
      const isCard = cardColumns.every((column) => names.includes(column));
      const isTold = (column: string) =>
        ['is_deleted', 'is_archive', 'sort', 'position', 'score'].includes(column) ||
        (isCard && cardColumns.includes(column)) ||
        recordColumns.includes(column) ||
        /_then$|^(from|to)_\w+_id$/.test(column) ||
        (column.endsWith('_on') && names.includes(column.replace(/_on$/, '_at'))) ||
        (column.endsWith('_id') && names.includes(column.replace(/_id$/, '')));
      const also = name === 'lead_fields' ? '; likewise contact_fields, company_fields' : '';
      const shown = names.filter((column) => !isTold(column));
      const list = shown.map((column) => {
        const { values = [], listedIn } = columns[column] ?? {};
        const list = values.join('|');
        const isListed = list !== '' && list.length <= maxValues && (!listedIn || column === 'category');
        return isListed ? `${column}: ${list}` : column;
      });
      return `${name}(${[...list, ...(isCard ? ['…'] : [])].join(', ')})${also}`;
    });
}

/** What a description may have, in characters: several model APIs take no more, and the schema of an argument is cut earlier. */
const maxDescription = 1_024;
const maxArgument = 700;

/**
 * Puts the list of views into an operation document: behind «Views:» in its description as many as fit, and behind «More views:» in the
 * description of the argument the others.
 */
export function fillViews(document: string): string {
  const quotes = '"""';
  const start = document.indexOf(quotes) + quotes.length + 1;
  let room = maxDescription - (document.indexOf('\nViews:') - start) - '\nViews: .'.length;
  const first: string[] = [];
  const rest: string[] = [];
  for (const view of listViews()) {
    const fits = view.length + 2 <= room;
    (fits ? first : rest).push(view);
    if (fits) room -= view.length + 2;
  }
  const more = / {2}"([^"]*)More views:/.exec(document)?.[1] ?? '';
  const length = `${more}More views: ${rest.join('; ')}.`.length;
  if (length > maxArgument) throw new Error(`The list of views is ${length - maxArgument} characters too long.`);
  return document
    .replace(/^Views:.*$/m, () => `Views: ${first.join('; ')}.`)
    .replace(/More views:[^"]*"/, () => `More views: ${rest.join('; ')}."`);
}
