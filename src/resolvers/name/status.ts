import { isUid, type Pipeline } from '../../amocrm/index.ts';
import type { Context } from '../context.ts';
import { nameStatus, toCandidates, toNamedStatuses } from '../stage.ts';
import { findNamed, type Named, requireOne } from './choose.ts';
import { idsAround, idsIn, type NameQuery, type Scope, textAround } from './scope.ts';
import { isMeantAsId } from './spelling.ts';

const pipelineNames = ['pipelineId', 'pipelineIds'] as const;

/** What has a pipeline of its own. */
export type StatusOwner = 'lead' | 'incomingLead';

/**
 * The id of a status by its name: in the pipelines named beside it; otherwise in those of the lead, of the leads that are changed together,
 * or of the objects around it; otherwise in all pipelines, if all that have it mean the same status.
 *
 * @param owner whose pipeline comes first
 */
export async function findStatusByName(query: NameQuery, owner?: StatusOwner): Promise<string> {
  const { text, scope, context } = query;
  const { metadata } = context;
  const beside = idsIn(scope, pipelineNames);
  const choose = (pipelines: readonly Pipeline[]) => pipelines.filter(({ id }) => beside.includes(String(id)));
  const load = async () => {
    const pipelines = await metadata.pipelines();
    return beside.length > 0 ? choose(pipelines) : pipelines;
  };
  const find = async () => {
    const found = findNamed(text, toNamedStatuses(await load()));
    return found.length > 0 ? found : undefined;
  };
  let found: Named[] = (await metadata.find(['pipelines'], find)) ?? [];
  // Only if the name leaves a choice: a lead may have to be loaded for it.
  if (found.length > 1 && beside.length === 0) found = await findInOwn(query, owner, found);
  const pipelines = await load();
  const noun = nameStatus(beside.length > 0 ? pipelines : undefined);
  return requireOne(text, found, { noun, known: found.length > 0 ? [] : toCandidates(pipelines) });
}

/** The statuses of the lead's own pipeline or of those around; all that were found if there are none. */
async function findInOwn({ text, scope, context }: NameQuery, owner: StatusOwner | undefined, found: Named[]) {
  const all = await context.metadata.pipelines();
  const own = idsAround(scope.outer, pipelineNames);
  if (own.length === 0) own.push(...pipelinesOfFilter(scope.outer, all));
  if (own.length === 0 && owner) own.push(...(await loadOwn(owner, scope, context)));
  const pipelines = all.filter(({ id }) => own.includes(String(id)));
  const inOwn = findNamed(text, toNamedStatuses(pipelines));
  return inOwn.length > 0 ? inOwn : found;
}

/**
 * The pipelines of the filter beside the change of many leads, or those that have the statuses of the filter. Names in it may be replaced by
 * ids at the same time, so both are read. A name that is wrong is reported at its own place.
 */
function pipelinesOfFilter(scope: Scope | undefined, pipelines: readonly Pipeline[]): string[] {
  const filter = scope?.values.filter as Scope['values'] | null | undefined;
  const given = (name: string) => [filter?.[name] ?? []].flat().map(String);
  const idsOf = (texts: readonly string[], things: readonly Named[]) =>
    texts.flatMap((text) => (isMeantAsId(text) ? [text] : findNamed(text, things).map(({ id }) => String(id))));
  const named = idsOf(given('pipelineIds'), pipelines);
  if (named.length > 0) return named;
  const statuses = idsOf(given('statusIds'), toNamedStatuses(pipelines));
  const having = (id: string) =>
    pipelines.filter((pipeline) => pipeline.statuses.some((each) => String(each.id) === id));
  return statuses.flatMap((id) => having(id).map((pipeline) => String(pipeline.id)));
}

/** The pipelines of the lead that is changed, of the leads that are changed together, or of the incoming lead that is accepted. */
async function loadOwn(owner: StatusOwner, scope: Scope, { loaders }: Context): Promise<string[]> {
  const uid = textAround(scope, 'uid') ?? '';
  const load = async () => {
    if (owner === 'incomingLead') return isUid(uid) ? [await loaders.incomingLead.load(uid)] : [];
    const [id] = idsAround(scope, ['id']);
    return loaders.lead.loadMany((id === undefined ? idsAround(scope, ['ids']) : [id]).map(Number));
  };
  return (await load()).flatMap((lead) => (lead?.pipeline_id == null ? [] : [String(lead.pipeline_id)]));
}
