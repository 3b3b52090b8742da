import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { SourceRow } from '../metadata.ts';
import type { LeadRow } from '../rows.ts';

/** A source as GET answers it. */
export function formatSource(call: Call, row: SourceRow): Record<string, unknown> {
  return {
    id: row.id,
    name: row.name,
    pipeline_id: row.pipelineId,
    external_id: row.externalId,
    default: row.isDefault,
    origin_code: row.originCode,
    services: row.services,
    _links: selfLink(call, `/sources/${row.id}`),
  };
}

/** The source of a lead: that of the first talk about it. */
export function sourceOf({ store }: Pick<Call, 'store'>, { id }: LeadRow): SourceRow | undefined {
  const bySource = store.derive(
    'source of lead',
    () =>
      new Map(
        store.chats.talks
          .rows()
          .toReversed()
          .map(({ leadId, sourceId }) => [leadId, sourceId] as const),
      ),
  );
  return store.chats.sources.get(bySource.get(id) ?? 0);
}
