import { type Call, ok, type Reply, type Route } from '../call.ts';
import { formatPipeline, formatStatus } from '../formatters/pipeline.ts';
import { listWhole } from '../listing.ts';
import type { PipelineRow } from '../metadata.ts';
import { Problem } from '../problem.ts';

/** amoCRM API v4, pipelines and stages, read only. Lists come whole: page, limit and order are ignored. */
export const pipelineRoutes: Route[] = [
  { method: 'GET', template: '/leads/pipelines', handle: listPipelines },
  { method: 'GET', template: '/leads/pipelines/{id}', handle: getPipeline },
  { method: 'GET', template: '/leads/pipelines/{id}/statuses', handle: listStatuses },
  { method: 'GET', template: '/leads/pipelines/{id}/statuses/{statusId}', handle: getStatus },
];

function listPipelines(call: Call): Reply {
  const { pipelines } = call.store.metadata;
  return listWhole(
    call,
    'pipelines',
    pipelines.map((pipeline) => formatPipeline(call, pipeline)),
  );
}

function getPipeline(call: Call): Reply {
  return ok(formatPipeline(call, findPipeline(call)));
}

function listStatuses(call: Call): Reply {
  const pipeline = findPipeline(call);
  return listWhole(
    call,
    'statuses',
    pipeline.statuses.map((status) => formatStatus(call, pipeline, status)),
  );
}

function getStatus(call: Call): Reply {
  const pipeline = findPipeline(call);
  const status = pipeline.statuses.find((item) => item.id === Number(call.params.statusId));
  if (status === undefined) throw new Problem(404, 'Status not found');
  return ok(formatStatus(call, pipeline, status));
}

function findPipeline(call: Call): PipelineRow {
  const pipeline = call.store.pipeline(Number(call.params.id));
  if (pipeline === undefined) throw new Problem(404, 'Pipeline not found');
  return pipeline;
}
