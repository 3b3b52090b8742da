import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StageStayTable } from '../../src/replica/store/tables.ts';
import { type Account, startAccount } from '../harness.ts';
import { recountFunnel } from './funnel.ts';
import { tellStays } from './stage-stay.ts';

const figures = `enteredCount enteredAmount wonCount wonAmount lostCount lostAmount openCount openAmount movedOutCount movedOutAmount
  toWon { count of rate }
  stages {
    statusId name isDeleted enteredCount passedOnCount wentBackCount lostCount movedOutCount stillHereCount skippedCount returnedCount
    medianDays p90Days finishedStays ongoingStays toNext { count of rate } toWon { count of rate }
  }`;

const funnelQuery = `query ($pipelineId: ID!, $from: DateTime, $to: DateTime, $by: FunnelBy!, $groupBy: FunnelGrouping) {
  funnel(pipelineId: $pipelineId, period: { from: $from, to: $to }, by: $by, groupBy: $groupBy) {
    ${figures}
    groups(first: 1000) { key isOver ${figures} }
    groupCount unknownEntryCount isOver isMature currency complete
  }
}`;

const sales = '7604214';

describe('A funnel', () => {
  let account: Account & { close(): Promise<void> };
  let stays: StageStayTable[];
  let sources: Map<number, string>;
  beforeAll(async () => {
    account = await startAccount();
    // The source of a lead is that of the first talk about it.
    const talks = account.sandbox.data().talks.rows().toReversed();
    sources = new Map(
      talks.flatMap(({ leadId, sourceId }) => (leadId && sourceId ? [[leadId, String(sourceId)]] : [])),
    );
    stays = tellStays(account.sandbox.data(), 'Europe/Moscow');
  });
  afterAll(() => account.close());

  for (const by of ['ENTRY', 'COHORT'] as const) {
    for (const groupBy of [null, 'RESPONSIBLE', 'SOURCE', 'WEEK', 'MONTH'] as const) {
      for (const [from, to] of [
        ['2026-06-10', '2026-08-20'],
        [null, null],
      ]) {
        test(`by ${by}, grouped by ${groupBy ?? 'nothing'}, from ${from ?? 'the beginning'}, is what a recount of the log gives`, async () => {
          const variables = { pipelineId: sales, from, to, by, groupBy };
          const { funnel } = await account.query<{ funnel: Record<string, unknown> }>(funnelQuery, variables);
          const history = (await (await account.replica()).read(['leads', 'events'])).historySince ?? 0;
          const expected = recountFunnel(account.sandbox.data(), stays, {
            ...variables,
            pipelineId: Number(sales),
            history,
            sources,
          });
          expect(funnel).toMatchObject(expected);
          expect(Number(funnel.enteredCount)).toBeGreaterThan(20);
        });
      }
    }
  }
});
