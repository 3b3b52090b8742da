/** What a task is: what a person asks, how it is judged, and two ways of doing it that need no model. */
import type { ToolAnswer } from './account.ts';
import type { Expectation } from './expectation.ts';
import type { Fact } from './fact.ts';
import type { World } from './world.ts';

/** A task. Everything that is right is computed from the account as it was before. */
export interface Task {
  /** Unique, in kebab-case. */
  name: string;
  kind: TaskKind;
  language: 'ru' | 'en';
  /** What the user writes. */
  says: string;
  /** Whether the user agrees if the model asks before it writes. */
  agrees: boolean;
  /** What must be in the answer. */
  facts(world: World): Fact[];
  /** What must not be in the answer. */
  denied(world: World): Fact[];
  /** Exactly what must have been written, and nothing else. */
  writes(world: World): Expectation[];
  /** What was called through the server before the user writes, for example by another assistant. */
  before: Script;
  /** The shortest way that a model can know from the instructions and the descriptions of tools. */
  ideal: Script;
  /** A plausible wrong way. */
  sloppy: Script;
}

/** Kinds of tasks, as the table of results groups them. */
export type TaskKind =
  | 'look-up'
  | 'report'
  | 'pipeline'
  | 'to-do'
  | 'incoming'
  | 'write'
  | 'create'
  | 'bulk'
  | 'query'
  | 'injection'
  | 'journal';

/** A sequence of calls, and what is answered to the user. */
export interface Script {
  calls: readonly Step[];
  /** What is answered; nothing if omitted. */
  answer?: ((results: readonly Result[]) => string) | undefined;
}

/** A call: a tool and its arguments, or what follows from the calls before; undefined if nothing has to be called. */
export type Step = Call | ((done: readonly DoneCall[]) => Call | undefined);

/** One call of a tool. */
export interface Call {
  tool: string;
  args: Record<string, unknown>;
}

/** A call with its answer. */
export interface DoneCall extends Call {
  answer: ToolAnswer;
}

/** The structured content of an answer. Its shape is that of the tool. */
// biome-ignore lint/suspicious/noExplicitAny: each tool answers with a shape of its own, and a wrong one fails the script.
export type Result = any;

/** What a task must say; the rest has defaults. */
export type TaskInput = Pick<Task, 'name' | 'says' | 'ideal' | 'sloppy'> &
  Partial<Pick<Task, 'agrees' | 'facts' | 'denied' | 'writes' | 'before'>>;

/** Makes the tasks of one kind. */
export function defineTasks(kind: TaskKind, inputs: readonly TaskInput[]): Task[] {
  return inputs.map((input) => ({
    kind,
    language: languageOf(input.says),
    agrees: false,
    facts: () => [],
    denied: () => [],
    writes: () => [],
    before: { calls: [] },
    ...input,
  }));
}

/** The language of most letters: an English request may have Russian names in it. */
function languageOf(text: string): Task['language'] {
  const russian = text.match(/[а-яё]/giu)?.length ?? 0;
  return 2 * russian > (text.match(/\p{L}/gu)?.length ?? 0) ? 'ru' : 'en';
}

/** Calls a listed tool. */
export function call(tool: string, args: Record<string, unknown> = {}): Call {
  return { tool, args };
}

/** Calls a listed tool with what the calls before have answered. */
export function next(tool: string, args: (...results: Result[]) => Record<string, unknown>): Step {
  return (done) => ({ tool, args: args(...done.map(({ answer }) => answer.content)) });
}

/** Looks for an operation that is not listed. */
export function find(query: string): Call {
  return call('find_operations', { query });
}

/** Runs an operation that reads. */
export function read(name: string, args: Arguments = {}): Step {
  return run('run_read_operation', name, args);
}

/** Runs an operation that writes. */
export function write(name: string, args: Arguments = {}): Step {
  return run('run_write_operation', name, args);
}

type Arguments = Record<string, unknown> | ((...results: Result[]) => Record<string, unknown>);

function run(tool: string, name: string, args: Arguments): Step {
  if (typeof args !== 'function') return call(tool, { name, arguments: args });
  return next(tool, (...results) => ({ name, arguments: args(...results) }));
}

/** Repeats the last call with the token of its plan, if it was asked for. */
export const confirm: Step = (done) => {
  const last = done.at(-1);
  const token = last && findToken(last.answer.content);
  if (last === undefined || token === undefined) return undefined;
  const { tool, args } = last;
  if (!tool.startsWith('run_')) return { tool, args: { ...args, confirm: token } };
  return { tool, args: { ...args, arguments: { ...(args.arguments as object), confirm: token } } };
};

/** The token with which a plan, or a risky write of one record, is confirmed; undefined if the answer asks for none. */
export function findToken(content: Record<string, unknown>): string | undefined {
  const { plan, errors } = content as { plan?: Planned; errors?: { details?: Planned }[] };
  return plan?.confirm ?? errors?.[0]?.details?.confirm;
}

interface Planned {
  confirm?: string;
}
