import { describe, expect, it } from 'vitest';
import { graphql } from '../generated/index.ts';
import { openAccount, openTools, testNow } from '../harness.ts';

const history = graphql(`
  query StageHistory($first: Int!) {
    leads(first: $first) {
      nodes {
        id
        createdAt
        status { id }
        stageHistory {
          moves {
            from { statusId pipelineId name isDeleted status { name } pipeline { name } }
            to { statusId name isDeleted }
            movedAt
            movedBy { id }
            seconds
            days
          }
          stages { stage { statusId } seconds days visits isCurrent }
          isComplete
        }
      }
    }
  }
`);

describe('the stages of leads', () => {
  it('are followed from the creation to where each lead is now', async () => {
    const account = await openAccount();
    const { leads } = await account.ask(history, { first: 250 });
    for (const { status, createdAt, stageHistory } of leads?.nodes ?? []) {
      expect(stageHistory?.isComplete).toBe(true);
      const current = stageHistory?.stages.filter(({ isCurrent }) => isCurrent);
      expect(current?.map(({ stage }) => stage.statusId)).toEqual([status?.id]);
      if (current?.[0]?.seconds == null) continue;
      const all = stageHistory?.stages.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
      expect(all).toBe(testNow - Date.parse(String(createdAt)) / 1000);
    }
    const moves = (leads?.nodes ?? []).flatMap(({ stageHistory }) => stageHistory?.moves ?? []);
    expect(moves.length).toBeGreaterThan(500);
    for (const { seconds, days } of moves) expect(days).toBeCloseTo((seconds ?? 0) / 86_400, 1);
  });

  it('of 250 leads cost a request for ten of them, and one more for the leads', async () => {
    const account = await openAccount();
    expect(await account.count(() => account.ask(history, { first: 250 }))).toBe(26);
    expect(await account.count(() => account.ask(history, { first: 10 }))).toBe(2);
  });

  it('cost a page more where ten leads have more than 100 moves', async () => {
    const account = await openAccount();
    const lead = account.sandbox.data().leads.rows()[0];
    const other = account.sandbox.data().metadata.pipelines[0]?.statuses.filter(({ type }) => type === 0) ?? [];
    for (let index = 0; index < 120; index++) {
      await account.connection
        .with({})
        .leads.update([{ id: lead?.id ?? 0, pipeline_id: 7_604_214, status_id: other[index % 2]?.id ?? 0 }]);
    }
    const text = `{ lead(id: "${lead?.id}") { stageHistory { moves { movedAt } isComplete } } }`;
    let moves = 0;
    const requests = await account.count(async () => {
      const answer = await account.query<{ lead: { stageHistory: { moves: unknown[]; isComplete: boolean } } }>(text);
      moves = answer.lead.stageHistory.moves.length;
      expect(answer.lead.stageHistory.isComplete).toBe(true);
    });
    expect(moves).toBeGreaterThan(119);
    // The lead and two pages.
    expect(requests).toBe(3);
  });

  it('that were deleted keep their ids and say so; renamed ones have their present name', async () => {
    const account = await openAccount();
    const data = account.sandbox.data();
    // The moves were made before.
    expect(data.events().length).toBeGreaterThan(0);
    const statuses = data.metadata.pipelines[0]?.statuses as unknown as { id: number; name: string }[];
    const renamed = statuses[1] as { id: number; name: string };
    renamed.name = 'Свежая заявка';
    const deleted = statuses.splice(2, 1)[0] as { id: number };
    const { leads } = await account.ask(history, { first: 100 });
    const ends = (leads?.nodes ?? []).flatMap(({ stageHistory }) => stageHistory?.moves.map(({ from }) => from) ?? []);
    const find = (id: number) => ends.find(({ statusId }) => statusId === String(id));
    expect(find(renamed.id)).toMatchObject({ name: 'Свежая заявка', isDeleted: false });
    expect(find(deleted.id)).toEqual({
      statusId: String(deleted.id),
      pipelineId: '7604214',
      name: null,
      isDeleted: true,
      status: null,
      pipeline: { name: 'Продажи' },
    });
  });

  it('are shown by a tool', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const lead = account.sandbox.data().leads.rows()[0];
    const { lead: answer } = await call<{
      lead: { stage_history: { moves: { from: object; moved_by: string; days: number }[]; is_complete: boolean } };
    }>('get_stage_history', { lead_id: lead?.id });
    expect(answer.stage_history.is_complete).toBe(true);
    expect(answer.stage_history.moves[0]).toEqual({
      from: { id: expect.any(String), name: expect.any(String), is_deleted: false },
      to: { id: expect.any(String), name: expect.any(String), is_deleted: false },
      moved_at: expect.any(String),
      moved_by: expect.any(String),
      days: expect.any(Number),
    });
  });
});
