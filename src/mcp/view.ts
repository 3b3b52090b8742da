/**
 * The views of MCP Apps (extension `io.modelcontextprotocol/ui`, SEP-1865): pages that draw the answers of some tools. Hosts without
 * the extension ignore them and have the same answers as text and structured content. Only its wire names are used here: its package
 * for servers needs the high-level server.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ClientCapabilities, type Resource, ResourceNotFoundError } from '@modelcontextprotocol/server';
import { quote } from '../errors/quote.ts';
import type { ResourceContent } from './toolbox.ts';

/** The name of the extension among the capabilities. */
export const viewExtension = 'io.modelcontextprotocol/ui';

/** What the addresses of all views begin with. */
const baseUri = 'ui://amocrm/';

const mimeType = 'text/html;profile=mcp-app';

/** Each view: what it shows, and the tools whose answers it draws. */
const views: Record<string, View> = {
  report: {
    title: 'Report on leads',
    description: 'Bars by stage, month, manager or any group.',
    tools: ['get_deals_report', 'analyze_leads'],
  },
  funnel: { title: 'Funnel', description: 'Stages of a pipeline with conversion.', tools: ['get_funnel'] },
  board: { title: 'Pipeline board', description: 'Leads as cards that can be moved.', tools: ['get_leads'] },
  timeline: { title: 'Timeline', description: 'What happened to a record.', tools: ['get_timeline'] },
  plan: {
    title: 'Plan of changes',
    description: 'What would change in many records, with buttons that carry it out or cancel it.',
    tools: ['update_leads', 'update_contacts', 'update_tasks', 'complete_tasks', 'add_tags', 'hand_over'],
    isPerTool: true,
  },
};

/** One kind of page. */
interface View {
  title: string;
  description: string;
  tools: readonly string[];
  /** Whether the page calls the tool again that it draws. Few hosts name it, so each tool has an address of its own. */
  isPerTool?: boolean;
}

/** One address of a page, without what all begin with: `report`, `plan/update_leads`. */
interface ViewPage extends View {
  page: string;
  /** The tool that is written into the page. */
  tool?: string;
}

const pages = new Map<string, ViewPage>(
  Object.entries(views).flatMap(([page, view]): [string, ViewPage][] =>
    view.isPerTool
      ? view.tools.map((tool) => [`${page}/${tool}`, { ...view, page, tools: [tool], tool }])
      : [[page, { ...view, page }]],
  ),
);

const uriByTool = new Map(
  [...pages].flatMap(([path, { tools }]) => tools.map((tool) => [tool, `${baseUri}${path}`] as const)),
);

/**
 * Whether a client shows views. A client of 2025 over HTTP says so to another request than the call, and there are no sessions: it
 * counts as one that does not.
 */
export function showsViews(capabilities: Pick<ClientCapabilities, 'extensions'> | undefined): boolean {
  const { mimeTypes = [] } = (capabilities?.extensions?.[viewExtension] ?? {}) as { mimeTypes?: unknown };
  return Array.isArray(mimeTypes) && mimeTypes.includes(mimeType);
}

/** The metadata that links a tool to its view; undefined if it has none. */
export function linkView(tool: string): { ui: { resourceUri: string } } | undefined {
  const resourceUri = uriByTool.get(tool);
  return resourceUri === undefined ? undefined : { ui: { resourceUri } };
}

/** The views, as `resources/list` has them. */
export function listViewResources(): Resource[] {
  return [...pages].map(([path, { title, description, tool }]) => ({
    uri: `${baseUri}${path}`,
    name: `view-${path.replace('/', '-')}`,
    title: tool ? `${title}: ${tool}` : title,
    description,
    mimeType,
  }));
}

/**
 * Reads the page of a view; undefined if the address is not below `ui://amocrm/`.
 *
 * @param folder of the built pages
 * @throws ResourceNotFoundError if there is no such view
 */
export async function readView(
  uri: string,
  folder: string,
): Promise<(ResourceContent & { _meta: Record<string, unknown> }) | undefined> {
  if (!uri.startsWith(baseUri)) return undefined;
  const view = pages.get(uri.slice(baseUri.length));
  if (!view) throw new ResourceNotFoundError(quote(uri, 200));
  const page = await readFile(join(folder, `${view.page}.html`), 'utf8');
  const text = view.tool ? page.replace('<html ', `<html data-tool="${view.tool}" `) : page;
  // Nothing is loaded from other servers or sent to them.
  return { mimeType, text, _meta: { ui: { csp: { connectDomains: [], resourceDomains: [] }, prefersBorder: true } } };
}
