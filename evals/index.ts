/** `npm run evals`: lets a model do the tasks, and prints what came of them. See docs/evals.md. */
import { writeFileSync } from 'node:fs';
import { chooseTasks, runTasks } from './run.ts';
import { readSettings, SettingError } from './setting.ts';
import { summarise, toTable } from './table.ts';
import { tasks } from './tasks/index.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);

try {
  const settings = readSettings(process.env);
  const { endpoint, only, resultFile } = settings;
  const attempts = await runTasks(chooseTasks(tasks, only), settings, ({ name, solved, calls }) =>
    print(`${solved ? '✓' : '✗'} ${name} (${calls})`),
  );
  const { model, dialect } = endpoint;
  writeFileSync(resultFile, `${JSON.stringify({ model, dialect, ...summarise(attempts), attempts }, null, 2)}\n`);
  print(`\n${toTable(attempts)}\n\nEverything that was called and answered: ${resultFile}`);
  if (attempts.some(({ solved }) => !solved)) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  process.stderr.write(`${error.message}\nSee docs/evals.md.\n`);
  process.exitCode = 2;
}
