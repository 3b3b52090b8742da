/**
 * The views of MCP Apps (extension `io.modelcontextprotocol/ui`, SEP-1865): pages that draw the answers of some tools. Hosts without
 * the extension ignore them and have the same answers as text and structured content. Only its wire names are used here: its package
 * for servers needs the high-level server.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Resource, ResourceNotFoundError } from '@modelcontextprotocol/server';
import { quote } from '../errors/quote.ts';
import type { ResourceContent } from './toolbox.ts';

/** The name of the extension among the capabilities. */
export const viewExtension = 'io.modelcontextprotocol/ui';

/** What the addresses of all views begin with. */
const baseUri = 'ui://amocrm/';

const mimeType = 'text/html;profile=mcp-app';

/** Each view: what it shows, and the tools whose answers it draws. */
const views = {
  report: {
    title: 'Report on leads',
    description: 'Bars by stage, month, manager or any group.',
    tools: ['get_deals_report', 'analyze_leads'],
  },
  funnel: { title: 'Funnel', description: 'Stages of a pipeline with conversion.', tools: ['get_funnel'] },
  board: { title: 'Pipeline board', description: 'Leads as cards that can be moved.', tools: ['get_leads'] },
  timeline: { title: 'Timeline', description: 'What happened to a record.', tools: ['get_timeline'] },
} as const satisfies Record<string, { title: string; description: string; tools: readonly string[] }>;

const uriByTool = new Map(
  Object.entries(views).flatMap(([name, { tools }]) =>
    tools.map((tool) => [tool as string, `${baseUri}${name}`] as const),
  ),
);

/** The metadata that links a tool to its view; undefined if it has none. */
export function linkView(tool: string): { ui: { resourceUri: string } } | undefined {
  const resourceUri = uriByTool.get(tool);
  return resourceUri === undefined ? undefined : { ui: { resourceUri } };
}

/** The views, as `resources/list` has them. */
export function listViewResources(): Resource[] {
  return Object.entries(views).map(([name, { title, description }]) => ({
    uri: `${baseUri}${name}`,
    name: `view-${name}`,
    title,
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
  const name = uri.slice(baseUri.length);
  if (!Object.hasOwn(views, name)) throw new ResourceNotFoundError(quote(uri, 200));
  const text = await readFile(join(folder, `${name}.html`), 'utf8');
  // Nothing is loaded from other servers or sent to them.
  return { mimeType, text, _meta: { ui: { csp: { connectDomains: [], resourceDomains: [] }, prefersBorder: true } } };
}
