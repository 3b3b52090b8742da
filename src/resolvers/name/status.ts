import { isUid, type Pipeline } from '../../amocrm/index.ts';
import type { Context } from '../context.ts';
import { nameStatus, toCandidates, toNamedStatuses } from '../stage.ts';
import { findNamed, type Named, requireOne } from './choose.ts';
import { idsAround, idsIn, type NameQuery, type Scope, textAround } from './scope.ts';

const pipelineNames = ['pipelineId', 'pipelineIds'] as const;

/** What has a pipeline of its own. */
export type StatusOwner = 'lead' | 'incomingLead';

/**
 * The id of a status by its name: in the pipelines named beside it; otherwise in that of the lead, or in those of the objects around it;
 * otherwise in all pipelines, if all that have it mean the same status.
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
  const own = idsAround(scope.outer, pipelineNames);
  if (own.length === 0 && owner) own.push(...(await loadOwn(owner, scope, context)));
  const pipelines = (await context.metadata.pipelines()).filter(({ id }) => own.includes(String(id)));
  const inOwn = findNamed(text, toNamedStatuses(pipelines));
  return inOwn.length > 0 ? inOwn : found;
}

async function loadOwn(owner: StatusOwner, scope: Scope, { loaders }: Context): Promise<string[]> {
  const [id] = idsAround(scope, ['id']);
  const uid = textAround(scope, 'uid') ?? '';
  const lead = owner === 'lead' && id !== undefined ? await loaders.lead.load(Number(id)) : null;
  const incoming = owner === 'incomingLead' && isUid(uid) ? await loaders.incomingLead.load(uid) : null;
  const pipelineId = (lead ?? incoming)?.pipeline_id;
  return pipelineId == null ? [] : [String(pipelineId)];
}
