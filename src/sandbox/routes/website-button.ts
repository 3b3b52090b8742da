import { type Call, ok, type Reply, type Route } from '../call.ts';
import { formatWebsiteButton } from '../formatters/website-button.ts';
import { listPage, parseWith } from '../listing.ts';
import { Problem } from '../problem.ts';

/** amoCRM API v4, buttons of sites, read only. */
export const websiteButtonRoutes: Route[] = [
  { method: 'GET', template: '/website_buttons', handle: listButtons },
  { method: 'GET', template: '/website_buttons/{id}', handle: getButton },
];

function listButtons(call: Call): Reply {
  const hasScripts = parseWith(call.query).has('scripts');
  return listPage(call, call.store.metadata.websiteButtons, {
    key: 'website_buttons',
    format: (row) => formatWebsiteButton(call, row, hasScripts),
  });
}

function getButton(call: Call): Reply {
  const button = call.store.metadata.websiteButtons.find(({ sourceId }) => sourceId === Number(call.params.id));
  if (button === undefined) throw new Problem(404, 'Website button not found');
  return ok(formatWebsiteButton(call, button, parseWith(call.query).has('scripts')));
}
