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
      return visits.map((visit, index): StageStayTable => {
        const { place, start, end } = visit;
        const [before, after] = [visits[index - 1], visits[index + 1]];
        const inPipeline = visits.filter((visit) => visit.place.pipeline === place.pipeline);
        const later = visits.slice(index + 1).filter((visit) => isSame(visit.place, place));
        const laterInPipeline = visits.slice(index + 1).filter((visit) => visit.place.pipeline === place.pipeline);
        const firstStart = (list: Visit[]) => list.find((visit) => visit.start !== null)?.start ?? null;
        const enteredPipeline = inPipeline[0]?.start ?? null;
        return {
          pipeline_id: place.pipeline,
          status_id: place.status,
          next_pipeline_id: after?.place.pipeline ?? 0,
          next_status_id: after?.place.status ?? 0,
          lead_id: lead.id,
          position: index + 1,
          previous_pipeline_id: before?.place.pipeline ?? 0,
          previous_status_id: before?.place.status ?? 0,
          entered_at: start,
          pipeline_entered_at: enteredPipeline,
          again_at: firstStart(later),
          pipeline_again_at: firstStart(laterInPipeline),
          is_last: later.length === 0 ? 1 : 0,
          is_pipeline_first: visit === inPipeline[0] ? 1 : 0,
          is_won: lead.statusId === 142 && lead.pipelineId === place.pipeline ? 1 : 0,
          left_at: end,
          seconds: start === null || end === null ? null : end - start,
          entered_on: dayOf(start),
          pipeline_entered_on: dayOf(enteredPipeline),
          again_on: dayOf(firstStart(later)),
          pipeline_again_on: dayOf(firstStart(laterInPipeline)),
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
