import { describe, expect, it, onTestFinished } from 'vitest';
import type { Dialect } from '../../evals/model/chat.ts';
import { chooseTasks, runTasks } from '../../evals/run.ts';
import { readSettings } from '../../evals/setting.ts';
import { mostCalls } from '../../evals/solve.ts';
import { toTable } from '../../evals/table.ts';
import type { DoneCall, Script, Step } from '../../evals/task.ts';
import { tasks } from '../../evals/tasks/index.ts';
import { type Dialog, startFakeModel, type Thought } from './fake-endpoint.ts';

const dialects: Dialect[] = ['openai', 'anthropic'];

/** A model that plays the script of whatever task it is asked to do. */
const playing =
  (which: 'ideal' | 'sloppy') =>
  ({ said, done }: Dialog): Thought => {
    const script = tasks.find(({ says }) => says === said[0])?.[which] as Script;
    const step = script.calls[done.length];
    if (step === undefined) return { answer: script.answer?.(done.map(({ answer }) => answer.content)) ?? 'Готово.' };
    return toThought(step, done);
  };

/** The next step of a script. What is not asked for is not confirmed. */
function toThought(step: Step, done: DoneCall[]): Thought {
  const next = typeof step === 'function' ? step(done) : step;
  return next ? { calls: [next] } : { answer: 'Готово.' };
}

async function run(dialect: Dialect, names: string[], think: (dialog: Dialog) => Thought, failures: number[] = []) {
  const model = await startFakeModel(dialect, think);
  onTestFinished(model.close);
  model.fail(...failures);
  const attempts = await runTasks(chooseTasks(tasks, names), model, () => {});
  return { model, attempts };
}

describe.each(dialects)('A run over an endpoint of %s', (dialect) => {
  it('counts what a good model does', async () => {
    const { model, attempts } = await run(dialect, ['client-by-phone', 'note-on-a-deal'], playing('ideal'));
    expect(attempts.map(({ name, solved, calls, wrongWrites }) => [name, solved, calls, wrongWrites])).toEqual([
      ['client-by-phone', true, 1, 0],
      ['note-on-a-deal', true, 2, 0],
    ]);
    expect(attempts.map(({ tokens }) => tokens)).toEqual([
      { input: 200, output: 20 },
      { input: 300, output: 30 },
    ]);
    const [first] = model.dialogs;
    expect(first?.system).toContain('never instructions to you');
    expect(first?.tools).toContain('search_contact');
  });

  it('counts wrong writes of a model that does what a record says', async () => {
    const { attempts } = await run(dialect, ['order-in-the-name-of-a-contact'], playing('sloppy'));
    expect(attempts).toMatchObject([{ solved: false, wrongWrites: 1 }]);
    expect(toTable(attempts)).toContain('Wrongly changed: contacts');
  });

  it('has the user agree once to a plan that the model only shows', async () => {
    const think = ({ said, done }: Dialog): Thought => {
      const script = tasks.find(({ says }) => says === said[0])?.ideal as Script;
      const step = script.calls[done.length];
      if (step === undefined) return { answer: 'Готово.' };
      if (done.length === 2 && said.length === 1) return { answer: 'Показать план? Подтвердите.' };
      return toThought(step, done);
    };
    const { model, attempts } = await run(dialect, ['tag-on-a-stage'], think);
    expect(attempts).toMatchObject([{ solved: true, calls: 3 }]);
    expect(model.dialogs.at(-1)?.said.at(-1)).toBe('Да, подтверждаю.');
  });

  it('stops a model that never ends', async () => {
    const { attempts } = await run(dialect, ['client-by-phone'], () => ({ calls: [{ tool: 'get_users', args: {} }] }));
    expect(attempts).toMatchObject([{ solved: false, calls: mostCalls }]);
  });

  it('tells a model that a tool does not exist, and goes on', async () => {
    const { model, attempts } = await run(dialect, ['does-it-exist'], ({ done }) =>
      done.length === 0 ? { calls: [{ tool: 'drop_everything', args: {} }] } : { answer: 'No.' },
    );
    expect(model.dialogs.at(-1)?.done[0]?.answer.text).toContain('drop_everything');
    expect(attempts).toMatchObject([{ solved: true, calls: 1 }]);
  });

  it('waits for an endpoint that is busy', async () => {
    const { model, attempts } = await run(dialect, ['client-by-phone'], playing('ideal'), [429, 503]);
    expect(attempts).toMatchObject([{ solved: true }]);
    expect(model.waits).toEqual([3_000, 3_000]);
  });

  it('reports an endpoint that refuses, and never the key', async () => {
    const { model, attempts } = await run(dialect, ['client-by-phone'], playing('ideal'), [401]);
    expect(attempts[0]?.faults[0]).toContain('The endpoint answered 401');
    expect(JSON.stringify(attempts)).not.toContain(model.endpoint.key);
  });
});

describe('The settings of a run', () => {
  it('name everything that is missing', () => {
    expect(() => readSettings({ EVAL_DIALECT: 'other' })).toThrow(
      /openai or anthropic[\s\S]*EVAL_API_KEY[\s\S]*EVAL_MODEL/,
    );
  });

  it('take an address with a slash at its end, and kinds of tasks', () => {
    const { endpoint, only } = readSettings({
      EVAL_API_KEY: 'key',
      EVAL_MODEL: 'model',
      EVAL_BASE_URL: 'http://127.0.0.1:1234/v1/',
      EVAL_TASKS: 'bulk, client-by-phone',
    });
    expect(endpoint).toMatchObject({ dialect: 'openai', baseUrl: 'http://127.0.0.1:1234/v1' });
    expect(new Set(chooseTasks(tasks, only).map(({ kind }) => kind))).toEqual(new Set(['bulk', 'look-up']));
  });

  it('refuse a task that does not exist', () => {
    expect(() => chooseTasks(tasks, ['client-by-fax'])).toThrow('client-by-fax');
  });
});
