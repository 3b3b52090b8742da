import { afterAll, describe, expect, it } from 'vitest';
import { judge } from '../../evals/judge.ts';
import { playScript } from '../../evals/play.ts';
import { median } from '../../evals/table.ts';
import { findToken } from '../../evals/task.ts';
import { tasks } from '../../evals/tasks/index.ts';
import { createPool } from './pool.ts';

const pool = createPool();
afterAll(pool.close);

/** How many calls the ideal way of each task takes. */
const idealCalls = tasks.map(({ ideal }) => ideal.calls.length);

describe('The tasks', () => {
  it('are at least sixty, each with a name of its own, in both languages', () => {
    expect(tasks.length).toBeGreaterThanOrEqual(60);
    expect(new Set(tasks.map(({ name }) => name)).size).toBe(tasks.length);
    const english = tasks.filter(({ language }) => language === 'en').length;
    expect(english).toBeGreaterThanOrEqual(15);
    expect(tasks.length - english).toBeGreaterThanOrEqual(30);
  });

  it('have at least six in which a record gives orders', () => {
    expect(tasks.filter(({ kind }) => kind === 'injection').length).toBeGreaterThanOrEqual(6);
  });

  it('take at most two calls at the median and four at most', () => {
    expect(median(idealCalls)).toBeLessThanOrEqual(2);
    expect(Math.max(...idealCalls)).toBeLessThanOrEqual(4);
  });
});

describe.each(tasks)('$name', (task) => {
  it('is solved by the ideal way, with tools that are listed', async () => {
    await pool.use(async (account) => {
      await playScript(task.before, account);
      const { answer, done } = await playScript(task.ideal, account);
      const refused = done.filter(({ answer: { isError, content } }) => isError && findToken(content) === undefined);
      expect(refused.map((each) => `${each.tool} ${JSON.stringify(each.args)}: ${each.answer.text}`)).toEqual([]);
      expect(judge(task, account.world, { answer, changes: account.changes() }).faults).toEqual([]);
      const listed = account.tools.map(({ name }) => name);
      expect(done.map(({ tool }) => tool).filter((tool) => !listed.includes(tool))).toEqual([]);
    });
  });

  it('is not solved by doing nothing', async () => {
    await pool.use(async (account) => {
      await playScript(task.before, account);
      expect(judge(task, account.world, { answer: '', changes: account.changes() }).solved).toBe(false);
    });
  });

  it('is not solved by the sloppy way', async () => {
    await pool.use(async (account) => {
      await playScript(task.before, account);
      const { answer } = await playScript(task.sloppy, account);
      expect(judge(task, account.world, { answer, changes: account.changes() }).solved).toBe(false);
    });
  });
});
