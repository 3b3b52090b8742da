/** Completes the arguments of templates of resources: from an enumeration, or from a list of the records that the argument names. */
import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Operation } from '../operations/operation.ts';

/** How many values a completion has at most (MCP 2025-11-25, Completion). */
const maxValues = 100;

/** The operation that lists what an argument names. */
const lists: Readonly<Record<string, string>> = {
  catalog_id: 'list_catalogs',
  company_id: 'get_companies',
  contact_id: 'get_contacts',
  customer_id: 'list_customers',
  element_id: 'search_products',
  lead_id: 'get_leads',
  role_id: 'list_roles',
  talk_id: 'list_talks',
  task_id: 'get_tasks',
  uid: 'list_incoming_leads',
  user_id: 'get_users',
  uuid: 'list_files',
  view: 'list_sql_views',
};

/** Those that contain a text, in any case; those that begin with it come first. */
export function startingWith(values: readonly string[], text: string): string[] {
  const wanted = text.trim().toLowerCase();
  const placeOf = (value: string) => value.toLowerCase().indexOf(wanted);
  return values
    .filter((value) => placeOf(value) >= 0)
    .sort((one, other) => placeOf(one) - placeOf(other))
    .slice(0, maxValues);
}

/** The records in the lists of an answer. */
export function listRecords(answer: unknown): Record<string, unknown>[] {
  return Object.values((answer ?? {}) as Record<string, unknown>)
    .filter(Array.isArray)
    .flat();
}

/**
 * The values for an argument of a template. Of records they are ids (of views, names): of those whose id or name has the text, or that
 * amoCRM finds by it.
 *
 * @param run runs an operation
 */
export async function completeTemplate(
  operations: readonly Operation[],
  uri: string,
  { name, value }: { name: string; value: string },
  run: (operation: Operation, args: Record<string, unknown>) => Promise<CallToolResult>,
): Promise<string[]> {
  const template = operations.find(({ resource }) => resource === uri);
  if (!template?.resource?.includes(`{${name}}`)) return [];
  const values = (propertiesOf(template)[name] as { enum?: string[] } | undefined)?.enum;
  if (values) return startingWith(values, value);
  const list = operations.find((operation) => operation.name === lists[name]);
  if (!list) return [];
  // The beginning of an id is not searched for: amoCRM finds names.
  const isSearched = 'query' in propertiesOf(list) && !/^[\da-f-]*$/i.test(value.trim());
  const { structuredContent } = await run(list, isSearched ? { query: value } : {});
  const wanted = value.trim().toLowerCase();
  const matches = (record: Record<string, unknown>, id: string) =>
    isSearched || `${id} ${record.name ?? ''}`.toLowerCase().includes(wanted);
  return listRecords(structuredContent)
    .flatMap((record) => {
      // What has no id is named by its name.
      const id = String(record.id ?? record[name] ?? record.name ?? '');
      return id !== '' && matches(record, id) ? [id] : [];
    })
    .slice(0, maxValues);
}

function propertiesOf({ input }: Operation): Record<string, unknown> {
  return (input.properties as Record<string, unknown> | undefined) ?? {};
}
