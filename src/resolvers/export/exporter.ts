import { callExporter, eventExporter, noteExporter, stageMoveExporter, taskExporter } from './activity.ts';
import { companyExporter, contactExporter } from './card.ts';
import { leadExporter } from './lead.ts';
import type { Exporter, RecordKind } from './source.ts';

/** How each kind of record is exported. */
export const exporters: Readonly<Record<RecordKind, Exporter>> = {
  LEADS: leadExporter,
  CONTACTS: contactExporter,
  COMPANIES: companyExporter,
  TASKS: taskExporter,
  NOTES: noteExporter,
  CALLS: callExporter,
  EVENTS: eventExporter,
  STAGE_MOVES: stageMoveExporter,
};
