/** Runs tasks with a model, each on an account of its own. */
import { startServer } from './account.ts';
import { playScript } from './play.ts';
import type { Settings } from './setting.ts';
import { type Attempt, solve } from './solve.ts';
import type { Task } from './task.ts';

/** The tasks that the settings ask for. @throws if a word is neither a name nor a kind */
export function chooseTasks(tasks: readonly Task[], only: readonly string[]): readonly Task[] {
  const unknown = only.filter((word) => !tasks.some(({ name, kind }) => name === word || kind === word));
  if (unknown.length > 0) throw new Error(`There is no task or kind of tasks ${unknown.join(', ')}.`);
  return only.length === 0 ? tasks : tasks.filter(({ name, kind }) => only.includes(name) || only.includes(kind));
}

/** Runs the tasks one after another. */
export async function runTasks(
  tasks: readonly Task[],
  { endpoint }: Pick<Settings, 'endpoint'>,
  report: (attempt: Attempt) => void,
): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for (const task of tasks) {
    const server = await startServer(1);
    const account = await server.take();
    if (account === undefined) throw new Error('The server has no account.');
    try {
      await playScript(task.before, account);
      const attempt = await solve(task, account, endpoint);
      attempts.push(attempt);
      report(attempt);
    } finally {
      await account.close();
      await server.close();
    }
  }
  return attempts;
}
