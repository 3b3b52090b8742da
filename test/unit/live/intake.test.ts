import { describe, expect, it, vi } from 'vitest';
import type { Account } from '../../../src/amocrm/index.ts';
import { DeliveryIntake } from '../../../src/live/intake.ts';
import { createSeenDeliveries } from '../../../src/live/seen-deliveries.ts';
import { createMemoryState } from '../../../src/state/memory.ts';

/** An intake of the account 7, and what it logged. */
function open(account = async () => ({ id: 7 }) as Account) {
  const warnings: Record<string, unknown>[] = [];
  const seen = createSeenDeliveries(createMemoryState().keyValue);
  const ask = vi.fn(account);
  const intake = new DeliveryIntake({
    metadata: { account: ask },
    seen,
    log: { warn: (fields) => warnings.push(fields) },
  });
  return { intake, seen, ask, warnings };
}

describe('DeliveryIntake', () => {
  it('makes hints of a delivery, with its digest', async () => {
    const { intake } = open();
    const hints = await intake.parse('leads[update][0][id]=1&leads[delete][0][id]=2');
    expect(hints).toMatchObject([
      { entity: 'leads', id: 1, kind: 'UPDATED', attempt: 0 },
      { entity: 'leads', id: 2, kind: 'DELETED', attempt: 0 },
    ]);
    expect(hints[0]?.digests).toHaveLength(1);
    expect(hints[0]?.digests).toEqual(hints[1]?.digests);
  });

  it('does not follow a delivery that is being handled or was', async () => {
    const { intake, seen } = open();
    const body = 'leads[update][0][id]=1';
    const [hint] = await intake.parse(body);
    expect(await intake.parse(body)).toEqual([]);
    if (hint) await seen.settle(hint, false);
    expect(await intake.parse(body)).toEqual([]);
    expect(await intake.parse(`${body}&n=2`)).toHaveLength(1);
  });

  it('follows deliveries of its own account only, and logs a foreign one once', async () => {
    const { intake, ask, warnings } = open();
    expect(await intake.parse('leads[update][0][id]=1&account[id]=7')).toHaveLength(1);
    expect(await intake.parse('leads[update][0][id]=1&account[id]=8')).toEqual([]);
    expect(await intake.parse('leads[update][0][id]=2&account[id]=9')).toEqual([]);
    expect(warnings).toEqual([{ accountId: 8 }]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('follows every delivery while the account cannot be read, and asks for it once in each batch', async () => {
    const { intake, ask } = open(() => Promise.reject(new Error('down')));
    for (const batch of [1, 2]) {
      intake.beginBatch();
      for (const id of [1, 2, 3]) {
        expect(await intake.parse(`leads[update][0][id]=${id}&account[id]=8&n=${batch}`)).toHaveLength(1);
      }
      expect(ask).toHaveBeenCalledTimes(batch);
    }
  });

  it('logs each name of an ignored event once, and no more than a hundred', async () => {
    const { intake, warnings } = open();
    await intake.parse('widget[add][0][id]=1');
    await intake.parse('widget[add][0][id]=2');
    expect(warnings).toEqual([{ event: 'widget.add' }]);
    for (let index = 0; index < 200; index += 1) await intake.parse(`strange${index}[add][0][id]=1`);
    expect(warnings).toHaveLength(100);
  });

  it('logs that a delivery was not read to its end', async () => {
    const { intake, warnings } = open();
    const body = `leads[update][0][id]=1${'&a=1'.repeat(20_001)}`;
    expect(await intake.parse(body)).toHaveLength(1);
    expect(warnings).toContainEqual({ characters: body.length });
  });
});
