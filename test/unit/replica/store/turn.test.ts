import { describe, expect, it } from 'vitest';
import { TurnError, type TurnLimits, Turns } from '../../../../src/replica/store/turn.ts';

/** Work that runs until it is finished from outside. */
function createWork(turns: Turns) {
  const begun: string[] = [];
  const finish: (() => void)[] = [];
  const outcomes: Promise<string>[] = [];
  return {
    begun,
    outcomes,
    add(owner: string, name = owner) {
      const outcome = turns.run(owner, async () => {
        begun.push(name);
        await new Promise<void>((resolve) => finish.push(resolve));
        return name;
      });
      outcomes.push(outcome);
      return outcome;
    },
    /** Finishes what was begun first, and lets the next begin. */
    async finishOne() {
      finish.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const open = (limits: TurnLimits) => createWork(new Turns(limits));

describe('turns', () => {
  it('let no more run at once than are allowed, and all in the end', async () => {
    const { begun, add, finishOne, outcomes } = open({ running: 2 });
    for (const name of ['a', 'b', 'c', 'd']) add('one', name);
    expect(begun).toEqual(['a', 'b']);
    await finishOne();
    expect(begun).toEqual(['a', 'b', 'c']);
    for (let index = 0; index < 3; index++) await finishOne();
    expect(await Promise.all(outcomes)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('go round the owners, so that one with much work does not make the others wait for all of it', async () => {
    const { begun, add, finishOne } = open({ running: 1 });
    for (let index = 1; index <= 5; index++) add('busy', `busy ${index}`);
    for (const owner of ['north', 'south']) for (const index of [1, 2]) add(owner, `${owner} ${index}`);
    for (let index = 0; index < 9; index++) await finishOne();
    expect(begun).toEqual([
      'busy 1',
      'busy 2',
      'north 1',
      'south 1',
      'busy 3',
      'north 2',
      'south 2',
      'busy 4',
      'busy 5',
    ]);
  });

  it('leave places to others if one owner may not take all of them', async () => {
    const { begun, add, finishOne, outcomes } = open({ running: 3, each: 2 });
    for (const index of [1, 2, 3, 4]) add('busy', `busy ${index}`);
    expect(begun).toEqual(['busy 1', 'busy 2']);
    for (const index of [1, 2]) add('other', `other ${index}`);
    expect(begun).toEqual(['busy 1', 'busy 2', 'other 1']);
    for (let index = 0; index < 3; index++) await finishOne();
    expect(begun.slice(3)).toEqual(['busy 3', 'other 2', 'busy 4']);
    for (let index = 0; index < 3; index++) await finishOne();
    expect(await Promise.all(outcomes)).toHaveLength(6);
  });

  it('pass on when work fails', async () => {
    const turns = new Turns({ running: 1 });
    const failing = turns.run('one', () => Promise.reject(new Error('broken')));
    const next = turns.run('one', async () => 'done');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });

  it('refuse an owner of whom too much waits, and not the others', async () => {
    const { add, begun, finishOne } = open({ running: 1, waiting: 1 });
    add('busy', 'first');
    add('busy', 'second');
    await expect(add('busy', 'third')).rejects.toMatchObject({ reason: 'full' });
    add('north');
    for (let index = 0; index < 3; index++) await finishOne();
    expect(begun).toEqual(['first', 'second', 'north']);
  });

  it('refuse what has waited for too long, which never runs', async () => {
    const { add, begun, finishOne } = open({ running: 1, waitMs: 1 });
    add('one', 'first');
    await expect(add('one', 'late')).rejects.toThrow(TurnError);
    await finishOne();
    add('one', 'next');
    expect(begun).toEqual(['first', 'next']);
  });
});
