import { parse } from 'graphql';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AnswerMeter, maxListed, TooManyLoaded } from '../../../src/graph/meter.ts';
import { createLoaders } from '../../../src/loaders/index.ts';
import { openAccount } from '../../harness.ts';

describe('AnswerMeter', () => {
  it('refuses many lists of the same records before anything is made or read for them', async () => {
    const account = await openAccount();
    account.sandbox.clearRequests();
    const { lead } = createLoaders(account.connection.with({}), new AnswerMeter(undefined, { closes: false }));
    const ids = Array.from({ length: maxListed / 4 }, (_, index) => index + 1);
    for (let list = 0; list < 4; list++) expect(lead.refer(ids)).toHaveLength(ids.length);
    expect(() => lead.refer([1])).toThrow(/more than 100000 records/);
    await expect(lead.loadMany([1])).rejects.toMatchObject({ code: 'ANSWER_TOO_LARGE' });
    expect(account.sandbox.requests).toEqual([]);
  });
});

describe('meterSchema', () => {
  it.each(['first', 'repeated'])('names the field whose resolver refuses at once, in a %s document', async (time) => {
    const account = await openAccount();
    const document = parse('{ leads(first: 5) { nodes { contacts { id } } } }');
    const refuse = vi.spyOn(AnswerMeter.prototype, 'list').mockImplementation(() => {
      throw new TooManyLoaded(7);
    });
    onTestFinished(() => refuse.mockRestore());
    if (time === 'repeated') await account.engine.execute(document, {}, { access: 'read-only' });
    const { errors } = await account.engine.execute(document, {}, { access: 'read-only' });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'ANSWER_TOO_LARGE',
      field: 'leads.nodes.contacts',
      limit: 7,
    });
  });
});
