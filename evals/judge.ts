/** Whether a task was solved, and what was wrong if not. */
import { compareWrites } from './expectation.ts';
import { showFact, states } from './fact.ts';
import type { Change } from './state.ts';
import type { Task } from './task.ts';
import type { World } from './world.ts';

/** The judgement of one attempt. */
export interface Judgement {
  solved: boolean;
  /** Writes that should not have happened. */
  wrongWrites: number;
  /** Everything that was wrong, one sentence each. */
  faults: string[];
}

/** Judges an attempt by what was answered and what was written. */
export function judge(task: Task, world: World, attempt: { answer: string; changes: readonly Change[] }): Judgement {
  const { missing, wrong } = compareWrites(task.writes(world), attempt.changes);
  const unsaid = task.facts(world).filter((fact) => !states(attempt.answer, fact));
  const said = task.denied(world).filter((fact) => states(attempt.answer, fact));
  const faults = [
    ...missing.map(({ of, is = 'changed', id, fields }) => `Not ${is}: ${of} ${id ?? ''} ${show(fields)}.`),
    ...wrong.map(({ of, is, id, name, fields }) => `Wrongly ${is}: ${of} ${id} "${name}" ${show(fields)}.`),
    ...unsaid.map((fact) => `Not said: ${showFact(fact)}.`),
    ...said.map((fact) => `Wrongly said: ${showFact(fact)}.`),
  ];
  return { solved: faults.length === 0, wrongWrites: wrong.length, faults };
}

function show(fields: Record<string, unknown>): string {
  return JSON.stringify(fields, (_, value) =>
    value instanceof RegExp || typeof value === 'function' ? String(value) : value,
  ).slice(0, 400);
}
