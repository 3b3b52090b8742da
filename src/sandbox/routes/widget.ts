import { type Call, ok, type Reply, type Route } from '../call.ts';
import { formatWidget } from '../formatters/widget.ts';
import { listPage } from '../listing.ts';
import { Problem } from '../problem.ts';

/** amoCRM API v4, widgets, read only. */
export const widgetRoutes: Route[] = [
  { method: 'GET', template: '/widgets', handle: listWidgets },
  { method: 'GET', template: '/widgets/{code}', handle: getWidget },
];

function listWidgets(call: Call): Reply {
  return listPage(call, call.store.metadata.widgets, { key: 'widgets', format: (row) => formatWidget(call, row) });
}

function getWidget(call: Call): Reply {
  const widget = call.store.metadata.widgets.find(({ code }) => code === call.params.code);
  if (widget === undefined) throw new Problem(404, 'Widget not found');
  return ok(formatWidget(call, widget));
}
