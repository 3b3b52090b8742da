import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { views } from '../../src/replica/view/index.ts';
import { type Account, startAccount } from '../harness.ts';

describe('A question in SQL', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());
  const ask = async (query: string) => (await (await account.replica()).ask({ query, parameters: [], first: 5 })).rows;

  test('reads every column of every view', async () => {
    for (const name of Object.keys(views)) console.log(name, JSON.stringify((await ask(`select * from ${name}`))).slice(0, 700));
  });
});
