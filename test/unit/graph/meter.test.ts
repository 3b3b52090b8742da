import { describe, expect, it } from 'vitest';
import { AnswerMeter, MAX_LISTED } from '../../../src/graph/meter.ts';
import { createLoaders } from '../../../src/loaders/index.ts';
import { openAccount } from '../../harness.ts';

describe('AnswerMeter', () => {
  it('refuses many lists of the same records before anything is made or read for them', async () => {
    const account = await openAccount();
    account.sandbox.clearRequests();
    const { lead } = createLoaders(account.connection.with({}), new AnswerMeter(undefined, { closes: false }));
    const ids = Array.from({ length: MAX_LISTED / 4 }, (_, index) => index + 1);
    for (let list = 0; list < 4; list++) expect(lead.refer(ids)).toHaveLength(ids.length);
    expect(() => lead.refer([1])).toThrow(/more than 100000 records/);
    await expect(lead.loadMany([1])).rejects.toMatchObject({ code: 'ANSWER_TOO_LARGE' });
    expect(account.sandbox.requests).toEqual([]);
  });
});
