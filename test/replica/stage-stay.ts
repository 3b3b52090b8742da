/** The stays of leads as a person would tell them from the log, event by event, to compare with what the replica has. */
import type { StageStayTable } from '../../src/replica/store/tables.ts';
import type { EventRow, LeadRow, SandboxData } from '../../src/sandbox/index.ts';

interface Place {
  pipeline: number;
  status: number;
}

interface Visit {
  place: Place;
  start: number | null;
  end: number | null;
}

const isSame = (one: Place, other: Place) => one.pipeline === other.pipeline && one.status === other.status;

/** All stays, by lead and in the order of time. */
export function tellStays(data: SandboxData, timeZone: string): StageStayTable[] {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const dayOf = (seconds: number | null) => (seconds === null ? null : day.format(seconds * 1000));
  const moves = new Map<number, EventRow[]>();
  for (const event of data.events()) {
    if (event.type !== 'lead_status_changed') continue;
    moves.set(event.entityId, [...(moves.get(event.entityId) ?? []), event]);
  }
  return data.leads
    .rows()
    .filter(({ isDeleted }) => !isDeleted)
    .sort((one, other) => one.id - other.id)
    .flatMap((lead) => {
      const visits = tellVisits(lead, moves.get(lead.id) ?? []);
      return visits.map(({ place, start, end }, index): StageStayTable => {
        const [before, after] = [visits[index - 1], visits[index + 1]];
        const first = visits.find((visit) => visit.place.pipeline === place.pipeline)?.start ?? null;
        const isLast = !visits.slice(index + 1).some((visit) => isSame(visit.place, place));
        return {
          pipeline_id: place.pipeline,
          status_id: place.status,
          lead_id: lead.id,
          position: index + 1,
          entered_at: start,
          entered_on: dayOf(start),
          left_at: end,
          seconds: start === null || end === null ? null : end - start,
          previous_pipeline_id: before?.place.pipeline ?? null,
          previous_status_id: before?.place.status ?? null,
          next_pipeline_id: after?.place.pipeline ?? null,
          next_status_id: after?.place.status ?? null,
          is_last: isLast ? 1 : 0,
          pipeline_entered_at: first,
          pipeline_entered_on: dayOf(first),
        };
      });
    });
}

function tellVisits(lead: LeadRow, events: readonly EventRow[]): Visit[] {
  const present = { pipeline: lead.pipelineId, status: lead.statusId };
  const visits: Visit[] = [];
  for (const event of [...events].sort(
    (one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1),
  )) {
    const [from, to] = [placeOf(event.valueBefore), placeOf(event.valueAfter)];
    if (isSame(from, to)) continue;
    const last = visits.at(-1);
    if (last && isSame(last.place, from)) last.end = event.createdAt;
    else visits.push({ place: from, start: last ? null : lead.createdAt, end: event.createdAt });
    visits.push({ place: to, start: event.createdAt, end: null });
  }
  const last = visits.at(-1);
  if (!last || !isSame(last.place, present))
    visits.push({ place: present, start: last ? null : lead.createdAt, end: null });
  return visits;
}

function placeOf(values: readonly unknown[]): Place {
  const [value] = values as { lead_status: { id: number; pipeline_id: number } }[];
  return { pipeline: value?.lead_status.pipeline_id ?? 0, status: value?.lead_status.id ?? 0 };
}
