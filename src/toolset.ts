/**
 * The toolsets: groups of tools, one for each folder of `src/operations`, and which of them a client is shown. A tool that is not
 * listed costs a model nothing; it can still be called by name, because rights are a matter of the token and not of the list.
 */

/** Each toolset: what its tools are for, and whether it is listed by default. */
export const toolsets = {
  account: { isCore: true, about: 'the account, its pipelines and users' },
  companies: { isCore: true, about: 'companies' },
  contacts: { isCore: true, about: 'contacts' },
  leads: { isCore: true, about: 'leads (deals)' },
  links: { isCore: true, about: 'links between records' },
  reports: { isCore: true, about: 'totals over all leads' },
  tasks: { isCore: true, about: 'tasks and plain notes' },
  analysis: { isCore: false, about: 'questions about all records, with groups, periods and comparison' },
  bots: { isCore: false, about: 'salesbots' },
  bulk: { isCore: false, about: 'changes of many records at once, planned first and confirmed' },
  catalogs: { isCore: false, about: 'products, invoices and other catalogs, and the products of a lead' },
  customers: { isCore: false, about: 'customers, their purchases and bonus points' },
  events: { isCore: false, about: 'the log of changes and the timeline of a record' },
  exports: { isCore: false, about: 'files of all records that match: CSV, Excel or JSON Lines' },
  files: { isCore: false, about: 'files and what they are attached to' },
  identity: { isCore: false, about: 'companies without duplicates: by INN, site, phone, e-mail or name' },
  import: { isCore: false, about: 'many records at once, with dates and authors of their own' },
  incoming: { isCore: false, about: 'incoming leads (Неразобранное)' },
  notes: { isCore: false, about: 'notes of all kinds, calls and the last activity' },
  planning: { isCore: false, about: 'reopening and moving tasks' },
  quality: { isCore: false, about: 'duplicates, and what is missing or wrong in records' },
  search: { isCore: false, about: 'records by the value of custom fields, and the trash' },
  settings: {
    isCore: false,
    about: 'pipelines, custom fields, tags, users, webhooks and other settings of the account',
  },
  sql: { isCore: false, about: 'questions in SQL over the local replica of the account' },
  talks: { isCore: false, about: 'talks (chats), chat templates and short links' },
} as const satisfies Record<string, { isCore: boolean; about: string }>;

/** A set of toolsets that are listed. */
export type ToolsetChoice = ReadonlySet<string>;

const all = Object.keys(toolsets);

/** The toolsets that are listed unless the configuration, the token or the address chooses others. */
export const coreToolsets: ToolsetChoice = new Set(
  all.filter((name) => toolsets[name as keyof typeof toolsets].isCore),
);

/** Words for several toolsets at once. */
const groups: Readonly<Record<string, readonly string[]>> = { core: [...coreToolsets], all };

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
 * Whether the tools of a toolset are listed. Those of a toolset that is not in the table always are: they are the user's own, or
 * another server has chosen them.
 */
export function isListed(toolset: string | undefined, chosen: ToolsetChoice): boolean {
  return toolset === undefined || !Object.hasOwn(toolsets, toolset) || chosen.has(toolset);
}
