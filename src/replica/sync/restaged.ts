import type { Statements } from '../store/statement.ts';
import type { HintTable } from '../store/tables.ts';
import { insertHints } from './removal.ts';
import type { Work } from './work.ts';

/**
 * The statements that make the leads of stages be read again which the account no longer has: amoCRM moves them without an event and
 * without touching them.
 */
export async function hintRestaged(work: Work): Promise<Statements> {
  const { database } = work.store;
  const pipelines = await work.settings.pipelines();
  const present = new Set(pipelines.flatMap(({ id, statuses }) => statuses.map((status) => `${id}:${status.id}`)));
  const used = await database.selectFrom('lead').select(['pipeline_id', 'status_id']).distinct().execute();
  const gone = used.filter(({ pipeline_id, status_id }) => !present.has(`${pipeline_id}:${status_id}`));
  const at = work.now();
  const hints: HintTable[] = [];
  for (const { pipeline_id, status_id } of gone) {
    const leads = database.selectFrom('lead').select('id');
    const rows = await leads.where('pipeline_id', '=', pipeline_id).where('status_id', '=', status_id).execute();
    hints.push(...rows.map(({ id }) => ({ kind: 'leads', id, reason: 'changed', at })));
  }
  return insertHints(work, hints);
}
