/** Counts a funnel lead by lead from the stays that the log tells, to compare with what the replica answers. */
import { expect } from 'vitest';
import type { StageStayTable } from '../../src/replica/store/tables.ts';
import type { LeadRow, SandboxData } from '../../src/sandbox/index.ts';

interface Question {
  pipelineId: number;
  from: string | null | undefined;
  to: string | null | undefined;
  by: 'ENTRY' | 'COHORT';
  groupBy: 'RESPONSIBLE' | 'SOURCE' | 'WEEK' | 'MONTH' | null;
  history: number;
  /** The source of each lead that has one. */
  sources: ReadonlyMap<number, string>;
}

const closing = [142, 143];

/** The answer to the query of `funnel.test.ts`. */
export function recountFunnel(data: SandboxData, all: readonly StageStayTable[], question: Question) {
  const { from, to, by, groupBy, pipelineId, history } = question;
  const own = all.filter((stay) => stay.pipeline_id === pipelineId);
  const timeOf = (stay: StageStayTable) => (by === 'ENTRY' ? stay.entered_at : stay.pipeline_entered_at);
  const start = from ? Date.parse(`${from}T00:00:00+03:00`) / 1000 : 0;
  const end = to ? Date.parse(`${to}T23:59:59+03:00`) / 1000 : Number.POSITIVE_INFINITY;
  const counted = own.filter((stay) => {
    const time = timeOf(stay);
    return time !== null && time >= history && time >= start && time <= end;
  });
  const keyOf = (stay: StageStayTable): string | null => {
    const lead = data.leads.get(stay.lead_id) as LeadRow;
    const day = (by === 'ENTRY' ? stay.entered_on : stay.pipeline_entered_on) ?? '';
    if (groupBy === 'RESPONSIBLE') return String(lead.responsibleUserId);
    if (groupBy === 'SOURCE') return question.sources.get(lead.id) ?? null;
    if (groupBy === 'MONTH') return day.slice(0, 7);
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
    return date.toISOString().slice(0, 10);
  };
  const keys = groupBy === null ? [] : [...new Set(counted.map(keyOf))];
  const groups = keys.map((key) => ({
    key,
    ...countFigures(
      data,
      own,
      counted.filter((stay) => keyOf(stay) === key),
      pipelineId,
    ),
  }));
  const isTime = groupBy === 'WEEK' || groupBy === 'MONTH';
  const inOrder = isTime ? groups.sort((one, other) => (String(one.key) < String(other.key) ? -1 : 1)) : undefined;
  return {
    ...countFigures(data, own, counted, pipelineId),
    groups:
      groupBy === null
        ? null
        : (inOrder ?? expect.arrayContaining(groups.map((group) => expect.objectContaining(group)))),
    groupCount: groupBy === null ? null : keys.length,
    unknownEntryCount: new Set(
      own
        .filter(
          (stay) =>
            (by === 'ENTRY' || stay.is_pipeline_first === 1) &&
            (stay.entered_at === null
              ? (stay.left_at ?? Number.POSITIVE_INFINITY) >= start
              : start < history && stay.entered_at < history && stay.entered_at <= end),
        )
        .map((stay) => stay.lead_id),
    ).size,
    currency: 'RUB',
    complete: true,
  };
}

function countFigures(
  data: SandboxData,
  own: readonly StageStayTable[],
  counted: readonly StageStayTable[],
  pipelineId: number,
) {
  const leads = [...new Set(counted.map((stay) => stay.lead_id))].map((id) => data.leads.get(id) as LeadRow);
  const state = (lead: LeadRow) =>
    lead.pipelineId !== pipelineId ? 'out' : lead.statusId === 142 ? 'won' : lead.statusId === 143 ? 'lost' : 'open';
  const some = (wanted: string) => leads.filter((lead) => state(lead) === wanted);
  const sum = (list: LeadRow[]) => list.reduce((total, lead) => total + lead.price, 0);
  const statuses = (data.metadata.pipelines.find(({ id }) => id === pipelineId)?.statuses ?? [])
    .filter(({ id }) => !closing.includes(id))
    .sort((one, other) => one.sort - other.sort);
  const ids = statuses.map(({ id }) => id);
  const rate = (count: number, of: number) => ({ count, of, rate: of === 0 ? null : count / of });
  const stages = statuses.map((status, place) => {
    const later = [...ids.slice(place + 1), 142];
    const inStage = counted.filter((stay) => stay.status_id === status.id);
    const lasts = [...new Set(inStage.map((stay) => stay.lead_id))].map(
      (id) => inStage.filter((stay) => stay.lead_id === id).at(-1) as StageStayTable,
    );
    const led = (matches: (stay: StageStayTable) => boolean) => lasts.filter(matches).length;
    const isInside = (stay: StageStayTable) => stay.next_pipeline_id === pipelineId;
    const passedOn = led((stay) => isInside(stay) && later.includes(stay.next_status_id));
    const won = led((stay) => state(data.leads.get(stay.lead_id) as LeadRow) === 'won');
    const seconds = inStage.flatMap((stay) => stay.seconds ?? []).sort((one, other) => one - other);
    const middle = [seconds[Math.floor((seconds.length - 1) / 2)], seconds[Math.floor(seconds.length / 2)]];
    const toDays = (value: number) => Math.round(value / 864) / 100;
    const passing = counted.filter(
      (stay) =>
        later.includes(stay.status_id) &&
        stay.previous_pipeline_id === pipelineId &&
        ids.slice(0, place).includes(stay.previous_status_id) &&
        !own.some((other) => other.lead_id === stay.lead_id && other.status_id === status.id),
    );
    return {
      statusId: String(status.id),
      name: status.name,
      isDeleted: false,
      enteredCount: lasts.length,
      passedOnCount: passedOn,
      wentBackCount: led((stay) => isInside(stay) && ids.slice(0, place).includes(stay.next_status_id)),
      lostCount: led((stay) => isInside(stay) && stay.next_status_id === 143),
      movedOutCount: led((stay) => stay.next_pipeline_id !== 0 && !isInside(stay)),
      stillHereCount: led((stay) => stay.next_pipeline_id === 0),
      skippedCount: new Set(passing.map((stay) => stay.lead_id)).size,
      returnedCount: inStage.filter(
        (stay) =>
          stay.previous_pipeline_id === pipelineId &&
          [...ids.slice(place + 1), ...closing].includes(stay.previous_status_id),
      ).length,
      medianDays: seconds.length === 0 ? null : toDays(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2),
      p90Days: seconds.length === 0 ? null : toDays(seconds[Math.ceil(seconds.length * 0.9) - 1] ?? 0),
      finishedStays: seconds.length,
      ongoingStays: inStage.filter((stay) => stay.next_pipeline_id === 0).length,
      toNext: rate(passedOn, lasts.length),
      toWon: rate(won, lasts.length),
    };
  });
  return {
    enteredCount: leads.length,
    enteredAmount: sum(leads),
    wonCount: some('won').length,
    wonAmount: sum(some('won')),
    lostCount: some('lost').length,
    lostAmount: sum(some('lost')),
    openCount: some('open').length,
    openAmount: sum(some('open')),
    movedOutCount: some('out').length,
    movedOutAmount: sum(some('out')),
    toWon: rate(some('won').length, leads.length),
    stages: stages.filter(
      ({ statusId, enteredCount }) =>
        enteredCount > 0 || statuses.find(({ id }) => String(id) === statusId)?.type !== 1,
    ),
  };
}
