import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presentStays } from '../../src/replica/question/stage-stay.ts';
import { type Account, startAccount } from '../harness.ts';
import { tellStays } from './stage-stay.ts';

describe('The stays of leads in stages', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  test('are those that the log of the account tells', async () => {
    const { database } = await (await account.replica()).read(['leads', 'events']);
    const stays = await database.selectFrom('stage_stay').selectAll().orderBy('lead_id').orderBy('position').execute();
    expect(stays.length).toBeGreaterThan(1_000);
    expect(stays).toEqual(tellStays(account.sandbox.data(), 'Europe/Moscow'));
  });

  test('tell how long each lead has been in its stage', async () => {
    const snapshot = await (await account.replica()).read(['leads', 'events']);
    const rows = await presentStays(snapshot).orderBy('lead_id').execute();
    const { historySince } = snapshot;
    const expected = tellStays(account.sandbox.data(), 'Europe/Moscow')
      .filter(({ next_pipeline_id }) => next_pipeline_id === 0)
      .map(({ lead_id, pipeline_id, status_id, entered_at }) => ({
        lead_id,
        pipeline_id,
        status_id,
        in_stage_since: entered_at !== null && entered_at >= (historySince ?? 0) ? entered_at : null,
        in_stage_at_least_since: entered_at === null ? null : Math.max(entered_at, historySince ?? 0),
      }));
    expect(rows).toEqual(expected);
  });
});
