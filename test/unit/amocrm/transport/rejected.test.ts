import { describe, expect, it } from 'vitest';
import { json, open } from '../server.ts';

/* A bulk write of which amoCRM refuses some records, in each shape in which it says so. */

type Item = { id?: number; request_id: string };

/** A server that refuses whatever `refuse` makes a body of, and writes the rest. */
async function openRefusing(refuse: (items: Item[]) => unknown, status = 400) {
  const sent: Item[][] = [];
  const { connection } = await open((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const items = JSON.parse(text) as Item[];
      sent.push(items);
      const body = refuse(items);
      if (body) json(response, status, { title: 'Bad Request', status, ...(body as object) });
      else {
        const key = /(\w+)(\?|$)/.exec(request.url ?? '')?.[1] ?? '';
        const written = items.map(({ id, request_id }, index) => ({
          id: id ?? 100 + index,
          request_id,
        }));
        json(response, 200, { _embedded: { [key]: written } });
      }
    });
  });
  return { amocrm: connection.with({}), sent };
}

const reason = 'Loss reason can be set only for a lost lead';

describe.each(['leads', 'contacts', 'companies', 'tasks'] as const)('a change of %s', (noun) => {
  it.each([
    ['a map by id', { errors: { 2: reason } }],
    ['a map by id of lists', { errors: { 2: [reason] } }],
    ['a map by id of objects', { errors: { 2: { message: reason } } }],
    ['a list with ids', { errors: [{ id: 2, detail: reason }] }],
    ['a list with request ids', { errors: [{ request_id: '1', message: reason }] }],
    ['a map by action', { errors: { update: { 2: reason } } }],
    ['embedded errors', { _embedded: { errors: { update: [{ id: 2, message: reason }] } } }],
    ['the envelope of the second version', { response: { leads: { update: { errors: { 2: reason } } } } }],
  ])('tells the reason of %s at its record and writes the rest', async (_, body) => {
    const { amocrm, sent } = await openRefusing((items) => (items.some(({ id }) => id === 2) ? body : undefined));
    const outcomes = await amocrm[noun].update([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(outcomes).toMatchObject([
      { index: 0, result: { id: 1 } },
      { index: 1, error: { code: 'VALIDATION_FAILED', issues: [{ path: [], message: reason }] } },
      { index: 2, result: { id: 3 } },
    ]);
    expect(sent.map((items) => items.map(({ id }) => id))).toEqual([
      [1, 2, 3],
      [1, 3],
    ]);
  });
});

describe('a bulk write with rejected items', () => {
  it('is sent again as long as amoCRM names one bad record at a time', async () => {
    const { amocrm, sent } = await openRefusing((items) => {
      const bad = items.find(({ id = 0 }) => id % 2 === 0);
      return bad && { errors: { [String(bad.id)]: `no ${bad.id}` } };
    });
    const outcomes = await amocrm.leads.update([{ id: 2 }, { id: 3 }, { id: 4 }, { id: 5 }]);
    expect(outcomes).toMatchObject([
      { error: { message: 'no 2' } },
      { result: { id: 3 } },
      { error: { message: 'no 4' } },
      { result: { id: 5 } },
    ]);
    expect(sent).toHaveLength(3);
  });

  it('names the field where amoCRM does', async () => {
    const { amocrm } = await openRefusing(() => ({
      errors: { 2: { price: 'is too large', name: ['is empty', 'is odd'] } },
    }));
    const [outcome] = await amocrm.leads.update([{ id: 2 }]);
    expect(outcome).toMatchObject({
      error: {
        issues: [
          { path: ['price'], message: 'is too large' },
          { path: ['name'], message: 'is empty' },
          { path: ['name'], message: 'is odd' },
        ],
      },
    });
  });

  it('shares a reason that names no record', async () => {
    const { amocrm, sent } = await openRefusing(() => ({ errors: ['Too many of them'] }));
    const outcomes = await amocrm.leads.update([{ id: 1 }, { id: 2 }]);
    expect(outcomes).toMatchObject([
      { error: { message: 'Too many of them' } },
      { error: { message: 'Too many of them' } },
    ]);
    expect(sent).toHaveLength(1);
  });

  it('of new records is matched by the place that amoCRM names', async () => {
    const { amocrm } = await openRefusing((items) =>
      items.some(({ request_id }) => request_id === '1') ? { errors: { 1: reason } } : undefined,
    );
    const outcomes = await amocrm.leads.create([{ name: 'а' }, { name: 'б' }, { name: 'в' }]);
    expect(outcomes.map((outcome) => 'error' in outcome && outcome.error.message)).toEqual([false, reason, false]);
  });

  it('explains a number at its record', async () => {
    const { amocrm } = await openRefusing((items) =>
      items.some(({ id }) => id === 2) ? { errors: { 2: { code: 330, message: 'Слишком много' } } } : undefined,
    );
    const outcomes = await amocrm.contacts.update([{ id: 1 }, { id: 2 }]);
    expect(outcomes).toMatchObject([
      { result: { id: 1 } },
      {
        error: {
          code: 'REFUSED_BY_AMOCRM',
          message: expect.stringContaining('too many links'),
          remedy: expect.stringContaining('Unlink'),
          data: { amocrmErrorCode: 330 },
        },
      },
    ]);
  });
});
