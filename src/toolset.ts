/**
 * The toolsets: groups of tools, one for each folder of `src/operations`, and which of them a client is shown. A tool that is not
 * listed costs a model nothing; it can still be called by name, because rights are a matter of the token and not of the list.
 */

/** Each toolset and what its tools are for. */
export const toolsets = {
  account: { about: 'the account, its pipelines and users' },
  companies: { about: 'companies' },
  contacts: { about: 'contacts' },
  leads: { about: 'leads (deals)' },
  links: { about: 'links between records' },
  reports: { about: 'totals over all leads' },
  tasks: { about: 'tasks and plain notes' },
  analysis: { about: 'questions about all records, with groups, periods and comparison' },
  bots: { about: 'salesbots' },
  bulk: { about: 'changes of many records at once, planned first and confirmed' },
  catalogs: { about: 'products, invoices and other catalogs, and the products of a lead' },
  customers: { about: 'customers, their purchases and bonus points' },
  discovery: { about: 'finding and running any operation, and GraphQL queries' },
  events: { about: 'the log of changes and the timeline of a record' },
  exports: { about: 'files of all records that match: CSV, Excel or JSON Lines' },
  files: { about: 'files and what they are attached to' },
  identity: { about: 'companies without duplicates: by INN, site, phone, e-mail or name' },
  import: { about: 'many records at once, with dates and authors of their own' },
  incoming: { about: 'incoming leads (Неразобранное)' },
  notes: { about: 'notes of all kinds, calls and the last activity' },
  planning: { about: 'reopening and moving tasks' },
  quality: { about: 'duplicates, and what is missing or wrong in records' },
  search: { about: 'records by the value of custom fields, and the trash' },
  settings: {
    about: 'pipelines, custom fields, tags, users, webhooks and other settings of the account',
  },
  sql: { about: 'questions in SQL over the local replica of the account' },
  talks: { about: 'talks (chats), chat templates and short links' },
} as const satisfies Record<string, { about: string }>;

/** What is listed: names of toolsets and of single tools. */
export type ToolsetChoice = ReadonlySet<string>;

const all = Object.keys(toolsets);

/**
 * The tools that are listed unless the configuration, the token or the address chooses others: those of the first version, the most
 * used of the others, and those that find and run every other operation. At most 30, because a model chooses worse among more.
 */
const coreTools = [
  ...['get_account_info', 'get_pipelines', 'get_users'],
  ...['search_contact', 'check_contact_exists', 'get_contacts', 'get_contact_by_id', 'create_contact'],
  ...['get_or_create_contact', 'update_contact', 'delete_contact', 'get_companies', 'create_company'],
  ...['get_leads', 'get_lead_by_id', 'get_leads_by_contact', 'create_lead', 'create_complex_lead'],
  ...['smart_create_client_and_lead', 'update_lead', 'delete_lead', 'get_deals_report'],
  ...['create_task', 'get_tasks', 'add_note'],
  ...['find_operations', 'run_read_operation', 'run_write_operation', 'graphql_query', 'describe_schema'],
] as const;

/** The fewest tools with which every operation can be reached, and the most frequent tasks take one call. */
const leanTools = [
  ...['search_contact', 'get_lead_by_id', 'get_deals_report', 'get_tasks'],
  ...['smart_create_client_and_lead', 'create_task'],
  ...['find_operations', 'run_read_operation', 'run_write_operation'],
] as const;

/** What is listed by default. */
export const coreToolsets: ToolsetChoice = new Set(coreTools);

/** The toolsets of the Actions of a Custom GPT by default: it cannot run operations that are not Actions. */
export const actionToolsets: ToolsetChoice = new Set([
  ...['account', 'companies', 'contacts', 'leads', 'links', 'reports', 'tasks'],
]);

/** Words for several toolsets or tools at once. */
const groups: Readonly<Record<string, readonly string[]>> = { core: coreTools, lean: leanTools, all };

/** Everything that a choice may name. */
export const toolsetNames: readonly string[] = [...Object.keys(groups), ...all];

/** Finds the names that are no toolset and no group. */
export function findUnknownToolsets(names: readonly string[]): string[] {
  return names.filter((name) => !toolsetNames.includes(name));
}

/** Chooses toolsets by their names and those of groups. Unknown names choose nothing; no names choose the core. */
export function chooseToolsets(names: readonly string[]): ToolsetChoice {
  if (names.length === 0) return coreToolsets;
  return new Set(
    names.flatMap(
      (name) => (Object.hasOwn(groups, name) ? groups[name] : undefined) ?? (all.includes(name) ? [name] : []),
    ),
  );
}

/** Splits a choice that is written as one text: names between commas, spaces or plus signs, in any case. */
export function splitToolsets(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,+]+/)
    .filter((name) => name !== '');
}

/**
 * Whether a tool is listed. Those of a toolset that is not in the table always are: they are the user's own, or another server has
 * chosen them.
 */
export function isListed(
  { name, toolset }: { name: string; toolset?: string | undefined },
  chosen: ToolsetChoice,
): boolean {
  return toolset === undefined || !Object.hasOwn(toolsets, toolset) || chosen.has(toolset) || chosen.has(name);
}
