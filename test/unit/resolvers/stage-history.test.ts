import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/amocrm/index.ts';
import { toStageHistory } from '../../../src/resolvers/stage-history.ts';

const day = 86_400;
const stage = (status_id: number, pipeline_id = 1) => ({ pipeline_id, status_id });

/** A move at the end of a day after the lead was created. */
function move(at: number, from: number, to: number, pipeline = 1): Event {
  return {
    id: `e${at}-${to}`,
    type: 'lead_status_changed',
    entity_type: 'lead',
    entity_id: 5,
    created_by: 7,
    created_at: at * day,
    value_before: [{ kind: 'stage', ...stage(from) }],
    value_after: [{ kind: 'stage', ...stage(to, pipeline) }],
  };
}

const lead = (status_id: number) => ({ ...stage(status_id), created_at: 0 });
const timesOf = ({ stages }: ReturnType<typeof toStageHistory>) =>
  stages.map(({ stage: { status_id }, seconds, visits, isCurrent }) => [
    status_id,
    seconds === null ? null : seconds / day,
    visits,
    isCurrent,
  ]);

describe('the history of stages', () => {
  it('has the moves, the earliest first, with the time before each', () => {
    const history = toStageHistory(lead(13), [move(5, 12, 13), move(2, 11, 12)], 9 * day);
    expect(history.moves).toEqual([
      { id: 'e2-12', from: stage(11), to: stage(12), userId: 7, at: 2 * day, seconds: 2 * day },
      { id: 'e5-13', from: stage(12), to: stage(13), userId: 7, at: 5 * day, seconds: 3 * day },
    ]);
    expect(timesOf(history)).toEqual([
      [11, 2, 1, false],
      [12, 3, 1, false],
      [13, 4, 1, true],
    ]);
    expect(history.isComplete).toBe(true);
  });

  it('adds up the visits of a stage that was left and entered again', () => {
    const history = toStageHistory(lead(11), [move(6, 12, 11), move(2, 11, 12)], 10 * day);
    expect(timesOf(history)).toEqual([
      [11, 6, 2, true],
      [12, 4, 1, false],
    ]);
  });

  it('of a lead that never moved is the time since it was created', () => {
    const history = toStageHistory(lead(11), [], 3 * day);
    expect(history).toMatchObject({ moves: [], isComplete: true });
    expect(timesOf(history)).toEqual([[11, 3, 1, true]]);
  });

  it('of a closed lead counts nothing in its last stage, and what it was closed for before', () => {
    expect(timesOf(toStageHistory(lead(142), [move(4, 11, 142)], 99 * day))).toEqual([
      [11, 4, 1, false],
      [142, null, 1, true],
    ]);
    const reopened = [move(9, 143, 11), move(4, 11, 143)];
    expect(timesOf(toStageHistory(lead(11), reopened, 10 * day))).toEqual([
      [11, 5, 2, true],
      [143, 5, 1, false],
    ]);
  });

  it('leaves out moves from a stage to itself and events without both ends', () => {
    const same = move(3, 12, 12);
    const half = { ...move(4, 12, 13), value_after: [] };
    const history = toStageHistory(lead(12), [half, same, move(2, 11, 12)], 9 * day);
    expect(history.moves.map(({ id }) => id)).toEqual(['e2-12']);
    expect(timesOf(history)).toEqual([
      [11, 2, 1, false],
      [12, 7, 1, true],
    ]);
  });

  it('takes a status of another pipeline for another stage', () => {
    const history = toStageHistory({ ...stage(11, 2), created_at: 0 }, [move(2, 11, 11, 2)], 3 * day);
    expect(history.moves).toHaveLength(1);
    expect(history.isComplete).toBe(true);
  });

  it('that lacks a move says so, and counts the time between for no stage', () => {
    const history = toStageHistory(lead(14), [move(6, 13, 14), move(2, 11, 12)], 9 * day);
    expect(history.isComplete).toBe(false);
    expect(history.moves.map(({ seconds }) => seconds)).toEqual([2 * day, null]);
    expect(timesOf(history)).toEqual([
      [11, 2, 1, false],
      [13, null, 1, false],
      [14, 3, 1, true],
    ]);
  });

  it('that does not lead to the present stage says so', () => {
    for (const status of [13, 142]) {
      const history = toStageHistory(lead(status), [move(2, 11, 12)], 9 * day);
      expect(history.isComplete).toBe(false);
      expect(history.stages.at(-1)).toEqual({ stage: stage(status), seconds: null, visits: 1, isCurrent: true });
    }
  });

  it('that begins before the lead was created, as after an import, says so', () => {
    const history = toStageHistory({ ...stage(12), created_at: 5 * day }, [move(2, 11, 12)], 9 * day);
    expect(history.isComplete).toBe(false);
    expect(history.moves[0]?.seconds).toBeNull();
  });

  it('keeps a move whose time cannot be read', () => {
    const history = toStageHistory(lead(12), [{ ...move(2, 11, 12), created_at: Number.NaN }], 9 * day);
    expect(history.moves[0]).toMatchObject({ at: Number.NaN, seconds: null });
    expect(history.isComplete).toBe(false);
    expect(timesOf(history)).toEqual([
      [11, null, 1, false],
      [12, null, 1, true],
    ]);
  });
});
